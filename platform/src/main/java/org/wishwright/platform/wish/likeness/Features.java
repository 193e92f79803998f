package org.wishwright.platform.wish.likeness;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A text taken apart into what can be compared: overlapping pairs of characters where writing has no gaps between words (Chinese,
 * Japanese, Korean, Thai), stems of words elsewhere.
 *
 * <p>Pairs find Chinese about as well as a dictionary does, and need none (J. Nie, J. Gao, J. Zhang, M. Zhou, “On the use of words and
 * n-grams for Chinese information retrieval”, IRAL 2000). English endings are taken off by the rules of D. Harman, “How effective is
 * suffixing?”, JASIS 42 (1991), and -ing, -ed and a last -e besides.
 */
public final class Features {

    /** So many at most are looked at; a text of 1,000 characters has fewer. */
    static final int MOST = 1_200;

    /** Words that stand between others: they part a run of Chinese. */
    private static final String PARTING = "的了吗呢吧着我您你他她它们这那哪啊呀哦嘛地得之";

    /** Characters of which a pair says nothing about what is wished. */
    private static final String EMPTY = "想要一二两个件条只把张双套款种台辆有没无能会可以和与或跟是在给做买希望" + "求请找很太都也就还再又不最比较点样些来去到用人大家谁";

    private static final Set<String> STOP = Set.of(
            ("a an and any are as at be been but by can could do does dont for from get had has have he her here hers him his how i id if"
                            + " im in into is it its ive just like looking made make makes many me more most much my need needs no not of"
                            + " on one or our out please really she should so some something somebody someone such than that the their"
                            + " them there these they this those to too up us very want wanted wants was we were what when where which"
                            + " who will wish with without would you your")
                    .split(" "));

    /** @param shown as it stands in the text; @param at where in its run, so that pairs that overlap are found again */
    record Part(String feature, String shown, int run, int at) {}

    private final List<Part> parts;
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    private Features(List<Part> parts) {
        this.parts = parts;
        parts.forEach(part -> counts.merge(part.feature(), 1, Integer::sum));
    }

    public static Features of(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var cutter = new Cutter();
        plain.codePoints().forEach(cutter::take);
        cutter.end();
        return new Features(cutter.parts);
    }

    List<Part> parts() {
        return parts;
    }

    /** How often each occurs, in the order of their first. */
    Map<String, Integer> counts() {
        return counts;
    }

    public boolean isEmpty() {
        return counts.isEmpty();
    }

    /** One number a feature, each once; never 0. Two features share one about once in four thousand million pairs. */
    public List<Integer> numbers() {
        return counts.keySet().stream().map(Features::number).distinct().toList();
    }

    static int number(String feature) {
        int hash = feature.hashCode();
        return hash == 0 ? 1 : hash;
    }

    /** Collects runs of one kind of writing and takes each apart when it ends. */
    private static final class Cutter {
        private final List<Part> parts = new ArrayList<>();
        private final StringBuilder run = new StringBuilder();
        private boolean gapless;
        private int runs;

        void take(int character) {
            boolean closed = isGapless(character);
            boolean letter =
                    Character.isLetterOrDigit(character) || Character.getType(character) == Character.NON_SPACING_MARK;
            if (!letter || PARTING.indexOf(character) >= 0) {
                end();
                return;
            }
            if (closed != gapless) {
                end();
            }
            gapless = closed;
            run.appendCodePoint(character);
        }

        void end() {
            if (!run.isEmpty() && parts.size() < MOST) {
                runs++;
                if (gapless) {
                    pairs(run.codePoints().toArray());
                } else {
                    word(run.toString());
                }
            }
            run.setLength(0);
        }

        private void word(String word) {
            if (!STOP.contains(word)) {
                parts.add(new Part(stem(word), word, runs, 0));
            }
        }

        private void pairs(int[] run) {
            if (run.length == 1 && EMPTY.indexOf(run[0]) < 0) {
                var alone = Character.toString(run[0]);
                parts.add(new Part(alone, alone, runs, 0));
            }
            for (int i = 0; i + 1 < run.length; i++) {
                if (EMPTY.indexOf(run[i]) < 0 || EMPTY.indexOf(run[i + 1]) < 0) {
                    var pair = new String(run, i, 2);
                    parts.add(new Part(pair, pair, runs, i));
                }
            }
        }
    }

    private static boolean isGapless(int character) {
        return switch (UnicodeScript.of(character)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    /** What is left of a word without accents and endings. */
    static String stem(String word) {
        var bare = Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("\\p{Mn}", "");
        var stem = singular(bare);
        if (stem.length() >= 6 && stem.endsWith("ing")) {
            stem = undoubled(stem.substring(0, stem.length() - 3));
        } else if (stem.length() >= 5 && stem.endsWith("ed")) {
            stem = undoubled(stem.substring(0, stem.length() - 2));
        }
        return stem.length() >= 4 && stem.endsWith("e") ? stem.substring(0, stem.length() - 1) : stem;
    }

    private static String singular(String word) {
        if (word.length() < 4 || !word.endsWith("s") || word.endsWith("us") || word.endsWith("ss")) {
            return word;
        }
        return word.endsWith("ies") ? word.substring(0, word.length() - 3) + "y" : word.substring(0, word.length() - 1);
    }

    private static String undoubled(String stem) {
        int last = stem.length() - 1;
        return last > 2 && stem.charAt(last) == stem.charAt(last - 1) ? stem.substring(0, last) : stem;
    }
}

package org.wishwright.configuration;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/**
 * What may be written in a text module. Texts are kept in Unicode's form NFC, without white space at the ends.
 *
 * @param shortest least number of characters as a reader counts them (grapheme clusters); 0 where nothing may be written
 * @param longest greatest
 * @param alphabets whose characters are allowed
 * @param others single characters that are allowed besides, in the order of their code points
 */
public record Lettering(int shortest, int longest, Set<Alphabet> alphabets, String others) {

    public static final int LONGEST = 100;

    private static final Pattern CLUSTER = Pattern.compile("\\X");
    /** A family of four joined by zero-width joiners has seven; more is an attack. */
    private static final int MOST_CODE_POINTS_A_CLUSTER = 8;

    /** Characters that are allowed together. */
    public enum Alphabet {
        LATIN,
        DIGITS,
        HAN,
        CYRILLIC,
        GREEK,
        KANA,
        HANGUL,
        SPACE,
        EMOJI;

        /** As it is written in the model text. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean has(String cluster) {
            int first = cluster.codePointAt(0);
            boolean single = cluster.codePointCount(0, cluster.length()) == 1;
            return switch (this) {
                case LATIN -> single && letter(first, Character.UnicodeScript.LATIN);
                case DIGITS -> single && first >= '0' && first <= '9';
                case HAN -> single && Character.UnicodeScript.of(first) == Character.UnicodeScript.HAN;
                case CYRILLIC -> single && letter(first, Character.UnicodeScript.CYRILLIC);
                case GREEK -> single && letter(first, Character.UnicodeScript.GREEK);
                case KANA ->
                    single
                            && (letter(first, Character.UnicodeScript.HIRAGANA)
                                    || letter(first, Character.UnicodeScript.KATAKANA)
                                    || first == 'ー');
                case HANGUL -> single && letter(first, Character.UnicodeScript.HANGUL);
                case SPACE -> cluster.equals(" ");
                case EMOJI -> emoji(cluster);
            };
        }

        private static boolean letter(int character, Character.UnicodeScript script) {
            return Character.isLetter(character) && Character.UnicodeScript.of(character) == script;
        }

        /** Emoji and what joins them; digits and signs count only with the keycap or picture that makes them one. */
        private static boolean emoji(String cluster) {
            return cluster.codePoints().anyMatch(c -> Character.isEmojiPresentation(c) || c == 0xFE0F || c == 0x20E3)
                    && cluster.codePoints()
                            .allMatch(c -> Character.isEmoji(c)
                                    || Character.isEmojiComponent(c)
                                    || c == 0x200D
                                    || c == 0xFE0F
                                    || c == 0x20E3);
        }
    }

    public Lettering {
        alphabets = Collections.unmodifiableSet(new TreeSet<>(alphabets));
        var sorted = new StringBuilder();
        others.codePoints().sorted().distinct().forEach(sorted::appendCodePoint);
        others = sorted.toString();
    }

    /** What is wrong with it, as the end of a sentence; empty where it may be used. */
    public Optional<String> fault() {
        if (shortest < 0 || longest < 1 || shortest > longest || longest > LONGEST) {
            return Optional.of("its length does not lead from 0 or more to at most " + LONGEST + " characters");
        }
        if (alphabets.isEmpty() && others.isEmpty()) {
            return Optional.of("it allows no character");
        }
        boolean unseen = others.codePoints()
                .anyMatch(c -> !Character.isDefined(c)
                        || Character.isISOControl(c)
                        || Character.isWhitespace(c)
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.SURROGATE
                        || Character.getType(c) == Character.PRIVATE_USE
                        || Character.getType(c) == Character.NON_SPACING_MARK);
        return unseen || !Normalizer.isNormalized(others, Normalizer.Form.NFC)
                ? Optional.of("a character that it allows cannot be seen or stands for another")
                : Optional.empty();
    }

    /** How many characters a reader counts. */
    public static int length(String text) {
        return (int) CLUSTER.matcher(text).results().count();
    }

    /**
     * The text as it is kept; refused as {@code selection.text-character} with the first {@code character} that is not allowed, or as
     * {@code selection.text-length}.
     */
    Outcome<String> read(String module, String typed) {
        if (typed.length() > LONGEST * 2 * MOST_CODE_POINTS_A_CLUSTER) {
            return Outcome.refused(length(module, typed.length()));
        }
        var text = Normalizer.normalize(typed, Normalizer.Form.NFC).strip();
        var clusters = CLUSTER.matcher(text).results().map(r -> r.group()).toList();
        for (var cluster : clusters) {
            if (!allows(cluster)) {
                return Outcome.refused(character(module, cluster));
            }
        }
        return clusters.size() < shortest || clusters.size() > longest
                ? Outcome.refused(length(module, clusters.size()))
                : Outcome.accepted(text);
    }

    private boolean allows(String cluster) {
        return cluster.codePointCount(0, cluster.length()) <= MOST_CODE_POINTS_A_CLUSTER
                && (isOther(cluster) || alphabets.stream().anyMatch(alphabet -> alphabet.has(cluster)));
    }

    private boolean isOther(String cluster) {
        int first = cluster.codePointAt(0);
        return cluster.length() == Character.charCount(first)
                && others.codePoints().anyMatch(c -> c == first);
    }

    private Refusal character(String module, String cluster) {
        int first = cluster.codePointAt(0);
        var shown = Character.isISOControl(first) || Character.getType(first) == Character.FORMAT
                ? String.format(Locale.ROOT, "U+%04X", first)
                : cluster;
        return Refusal.of(
                "selection.text-character",
                "'" + shown + "' cannot be written for '" + module + "'; write only " + words() + ".",
                "field",
                module,
                "module",
                module,
                "character",
                shown);
    }

    private Refusal length(String module, int length) {
        return Refusal.of(
                "selection.text-length",
                "The text for '" + module + "' has " + length + " characters; write " + shortest + " to " + longest
                        + ".",
                "field",
                module,
                "module",
                module,
                "length",
                length,
                "shortest",
                shortest,
                "longest",
                longest);
    }

    /** The characters allowed, as words of the model text: {@code latin, han and '&'}. */
    public String words() {
        var words = new ArrayList<String>(alphabets.stream().map(Alphabet::word).toList());
        if (!others.isEmpty()) {
            words.add("'" + others + "'");
        }
        return words.size() == 1
                ? words.getFirst()
                : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
    }

    /** Some text of a length. */
    public String example(int length) {
        return letter().repeat(length);
    }

    private String letter() {
        if (alphabets.isEmpty() || alphabets.equals(Set.of(Alphabet.SPACE))) {
            return new String(Character.toChars(others.isEmpty() ? '-' : others.codePointAt(0)));
        }
        return switch (alphabets.stream()
                .filter(a -> a != Alphabet.SPACE)
                .findFirst()
                .orElseThrow()) {
            case LATIN -> "A";
            case DIGITS -> "0";
            case HAN -> "一";
            case CYRILLIC -> "А";
            case GREEK -> "Α";
            case KANA -> "ア";
            case HANGUL -> "가";
            case EMOJI -> "😀";
            case SPACE -> " ";
        };
    }

    /** An option for each length, named in English and Chinese. */
    public List<Option> options() {
        return IntStream.rangeClosed(shortest, longest)
                .mapToObj(n -> new Option(
                        String.valueOf(n),
                        new LocalText("en", Map.of("en", n == 1 ? "1 character" : n + " characters", "zh", n + " 个字")),
                        null))
                .toList();
    }
}

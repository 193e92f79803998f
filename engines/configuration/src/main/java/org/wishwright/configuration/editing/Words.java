package org.wishwright.configuration.editing;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Words of a line of model text, how a text is written there, and ids made of names. */
public final class Words {

    private static final Pattern BARE = Pattern.compile("[\\p{L}\\p{N}_.+-]+");
    private static final Pattern NO_ID = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int LONGEST_ID = 40;

    private Words() {}

    /** The words of a line, quotes taken off; a line that is not well-formed gives what can be read of it. */
    static List<String> of(String line) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        boolean quoted = false;
        boolean begun = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted && c == '\\' && i + 1 < line.length()) {
                word.append(unescaped(line.charAt(++i)));
            } else if (c == '"') {
                quoted = !quoted;
                begun = true;
            } else if (!quoted && Character.isWhitespace(c)) {
                if (begun) {
                    words.add(word.toString());
                }
                word.setLength(0);
                begun = false;
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }

    private static char unescaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            default -> c;
        };
    }

    /** Bare where it may be, else quoted. */
    public static String word(String word) {
        return BARE.matcher(word).matches() ? word : quoted(word);
    }

    static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                        .replace("\r", "\\r")
                + '"';
    }

    /** An id that says what the name says, English first, and that is not taken: {@code gift-wrap}, then {@code gift-wrap-2}. */
    public static String id(Map<String, String> names, String otherwise, Set<String> taken) {
        var name = names.getOrDefault("en", names.values().stream().findFirst().orElse(""));
        var plain = NO_ID.matcher(
                        Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT))
                .replaceAll("-");
        var stem = plain.codePoints()
                .limit(LONGEST_ID)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .replaceAll("^-+|-+$", "");
        return free(stem.isEmpty() ? otherwise : stem, taken);
    }

    static String free(String wanted, Set<String> taken) {
        var id = wanted;
        for (int i = 2; taken.contains(id); i++) {
            id = wanted + "-" + i;
        }
        return id;
    }
}

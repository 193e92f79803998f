package org.wishwright.configuration.format;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The words of one line of model text, and how a word is written. */
final class LineWords {

    private static final Pattern BARE = Pattern.compile("[\\p{L}\\p{N}_.+-]+");

    private LineWords() {}

    /** @throws FormulaText.Mistake where a quote is not closed or an escape is unknown */
    static List<String> split(String line) throws FormulaText.Mistake {
        var words = new ArrayList<String>();
        int at = 0;
        while (at < line.length()) {
            if (Character.isWhitespace(line.charAt(at))) {
                at++;
            } else if (line.charAt(at) == '"') {
                var word = new StringBuilder();
                at = quoted(line, at + 1, word);
                words.add(word.toString());
            } else {
                int end = at;
                while (end < line.length() && !Character.isWhitespace(line.charAt(end)) && line.charAt(end) != '"') {
                    end++;
                }
                words.add(line.substring(at, end));
                at = end;
            }
        }
        return words;
    }

    private static int quoted(String line, int start, StringBuilder word) throws FormulaText.Mistake {
        int at = start;
        while (at < line.length() && line.charAt(at) != '"') {
            if (line.charAt(at) == '\\') {
                at++;
                word.append(escaped(at < line.length() ? line.charAt(at) : ' '));
            } else {
                word.append(line.charAt(at));
            }
            at++;
        }
        if (at >= line.length()) {
            throw new FormulaText.Mistake("a quote is not closed");
        }
        return at + 1;
    }

    private static char escaped(char c) throws FormulaText.Mistake {
        return switch (c) {
            case '"', '\\' -> c;
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            default -> throw new FormulaText.Mistake("'\\" + c + "' is no escape");
        };
    }

    /** Bare where it may be, else quoted. */
    static String word(String word) {
        return BARE.matcher(word).matches() ? word : quote(word);
    }

    static String quote(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                        .replace("\r", "\\r")
                + '"';
    }

    static String shortened(String word) {
        return word.length() <= 60 ? word : word.substring(0, 60) + "…";
    }
}

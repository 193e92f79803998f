package org.wishwright.platform.foundation;

import java.text.Normalizer;

/** Text that people typed, without what disturbs others: control characters and marks that turn the direction of writing. */
public final class PlainText {

    private PlainText() {}

    /** On one line. */
    public static String line(String typed) {
        return lines(typed).replaceAll("\\s+", " ");
    }

    /** With its lines; at most one empty line in a row. */
    public static String lines(String typed) {
        var text = Normalizer.normalize(typed, Normalizer.Form.NFC).replaceAll("\r\n?", "\n");
        var kept = new StringBuilder(text.length());
        text.codePoints().filter(PlainText::isKept).forEach(kept::appendCodePoint);
        return kept.toString()
                .replaceAll("[ \t]+\n", "\n")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    /** How many characters a reader sees, roughly: an emoji counts as one or a few. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static boolean isKept(int character) {
        if (character == '\n' || character == '\t') {
            return true;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            case Character.FORMAT ->
                character == 0x200D || character == 0x200C; // they join emoji and some scripts' letters
            default -> true;
        };
    }
}

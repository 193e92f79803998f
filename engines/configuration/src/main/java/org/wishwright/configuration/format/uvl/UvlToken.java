package org.wishwright.configuration.format.uvl;

/**
 * A word of a UVL file.
 *
 * @param text without quotes; of a symbol the symbol itself
 * @param line counted from 1
 */
record UvlToken(Kind kind, String text, int line) {

    enum Kind {
        NAME,
        QUOTED,
        NUMBER,
        STRING,
        SYMBOL,
        NEWLINE,
        INDENT,
        DEDENT,
        END
    }

    boolean isName(String word) {
        return kind == Kind.NAME && text.equals(word);
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** As a sentence names it. */
    String shown() {
        return switch (kind) {
            case NEWLINE -> "the end of the line";
            case INDENT -> "a deeper indentation";
            case DEDENT -> "the end of what is indented";
            case END -> "the end of the file";
            default -> "'" + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + "'";
        };
    }
}

package org.wishwright.market;

/**
 * Who takes part, under a name that holds within one campaign only.
 *
 * @param text 1 to 64 of {@code a-z 0-9 -}, beginning with a letter or digit
 */
public record Alias(String text) implements Comparable<Alias> {

    /** The platform itself: it tells of payments and opens what was sealed. */
    public static final Alias PLATFORM = new Alias("platform");

    public Alias {
        if (!fits(text)) {
            throw new IllegalArgumentException("A pseudonym is 1 to 64 of a-z, 0-9 and -, not '" + text + "'");
        }
    }

    static boolean fits(String text) {
        if (text.isEmpty() || text.length() > 64 || text.charAt(0) == '-') {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-')) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(Alias other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}

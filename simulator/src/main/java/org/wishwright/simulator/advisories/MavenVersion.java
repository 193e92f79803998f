package org.wishwright.simulator.advisories;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A version as Maven orders them (Maven's "version order specification"): parts between dots, dashes and changes from digits to letters;
 * numbers by value, {@code alpha < beta < milestone < rc < snapshot < release < sp <} other words, words before numbers.
 */
public record MavenVersion(String text) implements Comparable<MavenVersion> {

    private static final Pattern PART = Pattern.compile("[0-9]+|[a-z]+");
    private static final List<String> WORDS = List.of("alpha", "beta", "milestone", "rc", "snapshot", "", "sp");
    private static final List<String> RELEASES = List.of("final", "ga", "release");

    @Override
    public int compareTo(MavenVersion other) {
        var mine = parts(text);
        var theirs = parts(other.text);
        for (int i = 0; i < Math.max(mine.size(), theirs.size()); i++) {
            int compared = compare(part(mine, theirs, i), part(theirs, mine, i));
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MavenVersion version && compareTo(version) == 0;
    }

    @Override
    public int hashCode() {
        return parts(text).hashCode();
    }

    /** Beyond its end a version goes on as nothing: zero beside a number, a release beside a word. */
    private static String part(List<String> parts, List<String> beside, int index) {
        if (index < parts.size()) {
            return parts.get(index);
        }
        return isNumber(beside.get(index)) ? "0" : "";
    }

    private static int compare(String one, String other) {
        if (isNumber(one) && isNumber(other)) {
            return new BigInteger(one).compareTo(new BigInteger(other));
        }
        if (isNumber(one) != isNumber(other)) {
            return isNumber(one) ? 1 : -1;
        }
        int known = Integer.compare(rank(one), rank(other));
        return known != 0 || rank(one) < WORDS.size() ? known : one.compareTo(other);
    }

    private static int rank(String word) {
        int at = WORDS.indexOf(word);
        return at < 0 ? WORDS.size() : at;
    }

    private static boolean isNumber(String part) {
        return !part.isEmpty() && Character.isDigit(part.charAt(0));
    }

    /** Without zeros and releases at the end, which change nothing. */
    private static List<String> parts(String text) {
        var parts = new ArrayList<String>();
        var matcher = PART.matcher(text.toLowerCase(Locale.ROOT).replaceFirst("[+].*$", ""));
        while (matcher.find()) {
            parts.add(plain(matcher.group(), matcher.end() < matcher.regionEnd() && isDigitAt(text, matcher.end())));
        }
        while (!parts.isEmpty() && (parts.getLast().isEmpty() || parts.getLast().matches("0+"))) {
            parts.removeLast();
        }
        return parts;
    }

    private static boolean isDigitAt(String text, int at) {
        return Character.isDigit(text.charAt(at));
    }

    private static String plain(String part, boolean numbered) {
        if (numbered && part.length() == 1) {
            return switch (part) {
                case "a" -> "alpha";
                case "b" -> "beta";
                case "m" -> "milestone";
                default -> part;
            };
        }
        return RELEASES.contains(part) ? "" : part.equals("cr") ? "rc" : part;
    }
}

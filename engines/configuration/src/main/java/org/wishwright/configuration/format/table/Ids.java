package org.wishwright.configuration.format.table;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Ids made of texts: what an id may not hold becomes a hyphen, and a number ends what another text has already. */
final class Ids {

    private static final int LONGEST = 50;

    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> last = new HashMap<>();

    String of(String text) {
        var plain = Amounts.narrow(text)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_.+]+", "-")
                .replaceAll("^-+|-+$", "");
        var cut = plain.isEmpty() ? "none" : plain.substring(0, plain.offsetByCodePoints(0, shown(plain)));
        var id = cut;
        while (!taken.add(id)) {
            id = cut + "-" + last.merge(cut, 1, Integer::sum);
        }
        return id;
    }

    /** How many characters fit, in code points; one outside the basic plane takes two places. */
    private static int shown(String plain) {
        int points = 0;
        for (int at = 0; at < plain.length(); points++) {
            at += Character.charCount(plain.codePointAt(at));
            if (at > LONGEST) {
                return points;
            }
        }
        return points;
    }
}

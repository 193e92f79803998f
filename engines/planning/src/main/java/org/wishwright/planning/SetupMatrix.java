package org.wishwright.planning;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Seconds to set a machine up for one family when another is on it.
 *
 * <p>An explicit pair wins; then, if the matrix says so, the same family costs nothing; then the default. A step's own
 * {@link RoutingStep#setupSeconds()} caps the result: it is the worst case that was reserved, and the matrix only shortens it.
 *
 * @param defaultSeconds for every pair not named
 * @param sameFamilyFree whether going on with the same family needs no setup
 * @param pairs exceptions
 */
public record SetupMatrix(long defaultSeconds, boolean sameFamilyFree, Map<Pair, Long> pairs) {

    /** From the family on the machine to the family that comes next. */
    public record Pair(String from, String to) {}

    public SetupMatrix {
        pairs = Map.copyOf(pairs);
        if (defaultSeconds < 0 || pairs.values().stream().anyMatch(seconds -> seconds < 0)) {
            throw new IllegalArgumentException("Setups take no negative time: " + defaultSeconds + ", " + pairs);
        }
    }

    /** Every setup takes what its step reserves, except that going on with the same family is free. */
    public static SetupMatrix asRouted() {
        return new SetupMatrix(Long.MAX_VALUE, true, Map.of());
    }

    /** @param from the family on the machine; null when unknown */
    public long seconds(@Nullable String from, String to) {
        if (from == null) {
            return worstInto(to);
        }
        var explicit = pairs.isEmpty() ? null : pairs.get(new Pair(from, to));
        if (explicit != null) {
            return explicit;
        }
        return sameFamilyFree && from.equals(to) ? 0 : defaultSeconds;
    }

    /** The longest setup for a family: what a routing step into it should reserve. */
    public long worstInto(String to) {
        return pairs.entrySet().stream()
                .filter(pair -> pair.getKey().to().equals(to))
                .mapToLong(Map.Entry::getValue)
                .reduce(defaultSeconds, Math::max);
    }
}

package org.wishwright.platform.ledger.deal;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.wishwright.kernel.Money;
import org.wishwright.platform.identity.PartyId;

/**
 * What was agreed about the money of a deal; never changed afterwards.
 *
 * @param seller who answers for it: her shares and bond stand for a broken promise
 * @param madeToOrder made to the consumer's own specification
 * @param penalty agreed for a default, zero for none
 * @param portions who gets how much of the price, by weight
 * @param releases how much of the price is free once a milestone is reached, in basis points; together 10,000
 * @param complaintWindow from receipt until {@link Milestone#UNDISPUTED}
 */
public record Terms(
        RulePack rules,
        Money price,
        PartyId seller,
        boolean madeToOrder,
        Money penalty,
        List<Portion> portions,
        Map<Milestone, Integer> releases,
        Duration complaintWindow) {

    /** What frees money. */
    public enum Milestone {
        INSPECTED,
        SHIPPED,
        /** Received, or a service redeemed. */
        RECEIVED,
        /** The complaint window is over and nobody complained. */
        UNDISPUTED
    }

    public Terms {
        portions = List.copyOf(portions);
        releases = Map.copyOf(new EnumMap<>(releases));
        long shared = portions.stream().mapToLong(Portion::weight).reduce(0, Math::addExact);
        int released = releases.values().stream().mapToInt(Integer::intValue).sum();
        boolean fair = releases.values().stream().allMatch(part -> part >= 0);
        if (shared <= 0 || released != 10_000 || !fair) {
            throw new IllegalArgumentException("Somebody has a portion, and releases are of the whole price: 10000"
                    + " basis points, not " + released);
        }
        if (portions.stream().map(Portion::pocket).distinct().count() < portions.size()) {
            throw new IllegalArgumentException("Whoever earns twice has one portion: add them up");
        }
        if (!price.isPositive() || penalty.isNegative() || penalty.compareTo(price) > 0) {
            throw new IllegalArgumentException("A price is positive, and a penalty at most the price");
        }
    }
}

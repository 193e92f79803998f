package org.wishwright.platform.ledger.deal;

import org.jspecify.annotations.Nullable;
import org.wishwright.platform.identity.PartyId;

/**
 * Who gets how much of each payment.
 *
 * @param party null for the platform's commission
 * @param weight her part of the price, in whatever unit all portions of a deal share: basis points, or minor units of the price
 * @param holdback hundredths of a percent of the share that she may take only later
 */
public record Portion(Beneficiary beneficiary, @Nullable PartyId party, long weight, int holdback) {

    /** What somebody does for a deal to earn a part of it. */
    public enum Beneficiary {
        MAKER,
        MERCHANT,
        DESIGNER,
        LEADER,
        PLATFORM
    }

    public Portion {
        if (weight < 0 || holdback < 0 || holdback > 10_000) {
            throw new IllegalArgumentException("A portion is not negative, and at most all of it is held back");
        }
        if ((party == null) != (beneficiary == Beneficiary.PLATFORM)) {
            throw new IllegalArgumentException("Every beneficiary but the platform is a party");
        }
    }

    Pocket pocket() {
        return party == null ? new Pocket.Commission() : new Pocket.Share(party);
    }
}

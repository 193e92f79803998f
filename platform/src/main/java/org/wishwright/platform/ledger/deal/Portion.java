package org.wishwright.platform.ledger.deal;

import org.jspecify.annotations.Nullable;
import org.wishwright.platform.identity.PartyId;

/**
 * Who gets how much of each payment.
 *
 * @param party null for the platform's commission
 * @param basisPoints hundredths of a percent of the price
 * @param holdback hundredths of a percent of the share that she may take only later
 */
public record Portion(Beneficiary beneficiary, @Nullable PartyId party, int basisPoints, int holdback) {

    /** What somebody does for a deal to earn a part of it. */
    public enum Beneficiary {
        MAKER,
        MERCHANT,
        DESIGNER,
        LEADER,
        PLATFORM
    }

    public Portion {
        if (basisPoints < 0 || basisPoints > 10_000 || holdback < 0 || holdback > 10_000) {
            throw new IllegalArgumentException("A portion is from 0 to 10000 basis points");
        }
        if ((party == null) != (beneficiary == Beneficiary.PLATFORM)) {
            throw new IllegalArgumentException("Every beneficiary but the platform is a party");
        }
    }

    Pocket pocket() {
        return party == null ? new Pocket.Commission() : new Pocket.Share(party);
    }
}

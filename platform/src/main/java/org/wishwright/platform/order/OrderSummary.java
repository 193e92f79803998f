package org.wishwright.platform.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;
import org.wishwright.platform.identity.PartyId;

/**
 * An order without anything personal: parties are pseudonyms.
 *
 * @param number for people, such as {@code W26-7K3F-92QD}; grants nothing
 * @param seller of record; {@code fulfiller} makes and ships
 * @param channel the merchant or tribe it came through, if any
 * @param area the coarse part of the destination, such as a province
 * @param addressToken stands for the address on labels and towards carriers
 * @param shipBy the latest ship date promised, which waits for the work centre {@code limitedBy}
 */
public record OrderSummary(
        OrderId id,
        String number,
        PartyId buyer,
        PartyId seller,
        PartyId fulfiller,
        @Nullable PartyId channel,
        OrderState state,
        Money items,
        Money freight,
        Money total,
        Instant shipBy,
        String limitedBy,
        Instant placed,
        String area,
        String addressToken) {}

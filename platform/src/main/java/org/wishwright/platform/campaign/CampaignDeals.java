package org.wishwright.platform.campaign;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.platform.catalog.Designed;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.ledger.Carried;

/** What campaigns came to, for the stage that makes orders of it. */
public interface CampaignDeals {

    /**
     * A deal of a buyer.
     *
     * @param title and {@code number} of its campaign
     * @param name what was agreed, in words
     * @param making null while the seller has not said how she makes it
     * @param order that it became; null before
     * @param money by which deposits it was paid, in the order in which it goes back: the last that was asked first
     * @param designed null where nobody else designed it
     */
    record Agreed(
            CampaignDeal deal,
            LocalText title,
            String number,
            LocalText name,
            @Nullable Making making,
            @Nullable UUID order,
            List<Carried> money,
            @Nullable Designed designed) {

        /** Whether it can become an order. */
        public boolean ready() {
            return deal.state() == CampaignDeal.State.AGREED && making != null;
        }
    }

    /** A deal that the caller herself buys; any other is refused as {@code campaign.deal-not-found}. */
    Agreed find(Caller buyer, UUID deal);

    /** As {@link #find}, in the caller's transaction and with the deal's row locked. */
    Agreed lock(Caller buyer, UUID deal);

    /** Those that can become orders, the newest first. */
    List<Agreed> ready(Caller buyer);

    /** In the transaction that locked it: it became this order, which holds the money from then on. */
    void ordered(UUID deal, UUID order);

    /**
     * The order that a deal became was called off: a campaign that still counts its deals counts it no more. Locks the campaign, so no
     * order may be locked before.
     */
    void calledOff(UUID deal);

    /** Notes what the seller of a deal owes its buyer and nobody could advance. */
    void owe(UUID deal, Money amount);
}

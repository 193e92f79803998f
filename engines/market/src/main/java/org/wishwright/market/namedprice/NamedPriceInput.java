package org.wishwright.market.namedprice;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;
import org.wishwright.market.Alias;
import org.wishwright.market.Commitment;
import org.wishwright.market.Hidden;
import org.wishwright.market.Input;

/** What happens in a reverse pricing. */
public sealed interface NamedPriceInput extends Input {

    /**
     * A consumer names a price for one unit; a further one for the same specification takes the place of the last.
     *
     * @param linkedTo sellers to which her account belongs, as the platform knows: where one of them sells, she names
     *     no price
     */
    record Offered(String spec, @Nullable LocalDate day, long units, Money unit, List<Alias> linkedTo)
            implements NamedPriceInput {
        public Offered {
            linkedTo = List.copyOf(linkedTo);
        }

        public Offered(String spec, @Nullable LocalDate day, long units, Money unit) {
            this(spec, day, units, unit, List.of());
        }
    }

    /** A consumer gives up on a specification and gets her deposit back. */
    record GaveUp(String spec) implements NamedPriceInput {}

    /**
     * A seller's hidden rule; readable to whoever gets the campaign's file, and to nobody before.
     *
     * @param reserve the lowest price for one unit
     * @param least units of one offer
     * @param most units of one offer
     * @param capacity units in all
     * @param from the first day, null for any
     * @param until the last day, null for any
     * @param points what the platform says of the seller by its published measure, 0 to 1,000,000
     */
    record Reserved(
            String spec,
            Money reserve,
            long least,
            long most,
            long capacity,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            int points)
            implements NamedPriceInput, Hidden {

        /**
         * What the public log learns when the rule is made: a {@link Commitment} with the tag {@code
         * wishwright-reserve-1}.
         */
        @Override
        public String committed(String nonce) {
            return Commitment.of("wishwright-reserve-1", nonce, this);
        }
    }

    /** A seller takes a rule back; it holds for offers cleared before. */
    record Unreserved(String entry) implements NamedPriceInput {}

    /**
     * A seller answers by hand, once for each offer: at the named price it is a match, above it the consumer may
     * accept.
     */
    record Countered(String entry, Money unit) implements NamedPriceInput {}

    /** The consumer accepts a counter-offer. */
    record AcceptedCounter(String entry) implements NamedPriceInput {}
}

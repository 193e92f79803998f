package org.wishwright.platform.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.wishwright.kernel.Outcome;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.deal.Deal;
import org.wishwright.platform.ledger.deal.Terms;

/**
 * Deals carried by the books: each step of a {@link Deal} is recorded with the movements that it answers, in the caller's
 * transaction, linked. The payer's money is in the subject's escrow before a deposit or a payment is recorded (captured there by
 * {@link Payments}), and goes back by {@link Payments#refund}.
 */
public interface Deals {

    /** Terms never change; opening the same subject again is refused with {@code deal.known}. */
    void open(UUID subject, PartyId payer, Terms terms);

    Optional<Deal> find(UUID subject);

    /**
     * Takes a step: with the deal's row locked, so that two steps never pass each other. A refused step changes nothing.
     *
     * @param action why, as stable dotted words of at most 100 characters, such as {@code campaign.lapsed}; kept as the reason of a
     *     refund too
     * @param step what a {@link Deal} answers, as in {@code deal -> deal.pay(amount)}
     */
    Deal take(UUID subject, String action, Function<Deal, Outcome<Deal.Step>> step);

    /** When the last step was recorded; business time. */
    Optional<Instant> lastStep(UUID subject);
}

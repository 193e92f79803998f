package org.wishwright.platform.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.wishwright.kernel.Money;
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

    /**
     * As {@link #open}, for money that lies in its accounts already: the deal is taken as it stands and nothing moves.
     *
     * @param deal whose escrow is what was captured for the subject, and whose shares were handed out before
     */
    void adopt(UUID subject, PartyId payer, Deal deal);

    Optional<Deal> find(UUID subject);

    /** Deals of subjects that have none are missing. */
    Map<UUID, Deal> find(Collection<UUID> subjects);

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

    /** The steps of a deal, oldest first. */
    List<Taken> steps(UUID subject);

    /** @param action as {@link #take} was given it */
    record Taken(String action, Instant recorded) {}

    /** What a seller has lodged against promises she might break; it pays where her balance cannot give a share back. */
    Money bond(PartyId seller, Currency currency);

    /** What the platform has put aside and can advance for a subject where a bond does not reach. */
    Money fund(UUID subject, Currency currency);

    /** Lodges a part of her balance; refused as {@code ledger.insufficient} where she has not so much. */
    void lodge(PartyId seller, Money amount);

    /** Gives lodged money back to her balance; that nobody has a claim to it is the caller's to know. */
    void unlodge(PartyId seller, Money amount);
}

package org.wishwright.platform.care;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.care.responsibility.Bearer;
import org.wishwright.platform.care.responsibility.Matter;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.order.OrderId;

/**
 * A dispute about an order: open, then answered by the maker, then decided by an operator, who need not wait for the answer.
 *
 * @param words what the buyer says
 */
public record Dispute(
        UUID id,
        OrderId order,
        String number,
        PartyId buyer,
        PartyId maker,
        Matter matter,
        Remedy asked,
        String words,
        Instant opened,
        @Nullable Answer answer,
        @Nullable Decision decision) {

    /** @param agrees whether the maker takes it upon itself */
    public record Answer(PartyId by, boolean agrees, String words, Instant at) {}

    /**
     * @param amount that goes back to the buyer; zero where no money does
     * @param paid when it went; null where none did, or had to wait
     */
    public record Decision(
            PartyId by,
            Remedy remedy,
            Bearer bearer,
            Money amount,
            String words,
            Instant at,
            @Nullable Instant paid) {}

    /** Its state in a word: {@code OPEN}, {@code ANSWERED}, {@code DECIDED}. */
    public String state() {
        return decision != null ? "DECIDED" : answer != null ? "ANSWERED" : "OPEN";
    }

    public Outcome<Dispute> answered(Answer given) {
        if (decision != null) {
            return refused("care.decided", "This dispute is decided; write to the platform's service instead.");
        }
        if (answer != null) {
            return refused(
                    "care.answered", "This dispute was answered already; what you add belongs into the conversation.");
        }
        return Outcome.accepted(
                new Dispute(id, order, number, buyer, maker, matter, asked, words, opened, given, null));
    }

    /** @param most that can go back; more is refused as {@code care.amount-too-large} */
    public Outcome<Dispute> decided(Decision made, Money most) {
        if (decision != null) {
            return refused("care.decided", "This dispute is decided already.");
        }
        if (made.remedy.needsAmount() != made.amount.isPositive() && made.remedy != Remedy.FULL_REFUND) {
            return refused("care.amount-invalid", "Say how much goes back, or choose a remedy without money.");
        }
        if (made.amount.minor() > most.minor()) {
            return refused("care.amount-too-large", "At most what was paid and has not gone back yet can go back.");
        }
        return Outcome.accepted(
                new Dispute(id, order, number, buyer, maker, matter, asked, words, opened, answer, made));
    }

    private static <T> Outcome<T> refused(String code, String sentence) {
        return Outcome.refused(Refusal.of(code, sentence, "field", "amount"));
    }
}

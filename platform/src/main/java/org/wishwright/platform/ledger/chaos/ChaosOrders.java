package org.wishwright.platform.ledger.chaos;

import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.wishwright.platform.ledger.Payment;
import org.wishwright.platform.ledger.PaymentReaction;

/** The things that are paid for: numbered, and every third lapses before its money comes. */
@Component
@ConditionalOnProperty("wishwright.chaos.seed")
class ChaosOrders implements PaymentReaction {

    private static final long MARK = 0xC4A0_5C4A_05C4_8A05L;

    static UUID order(long number) {
        return new UUID(MARK, 0x8000_0000_0000_0000L | number);
    }

    @Override
    public boolean supports(UUID subject) {
        return subject.getMostSignificantBits() == MARK;
    }

    @Override
    public Decision captured(Payment payment) {
        long number = payment.request().subject().getLeastSignificantBits() & Integer.MAX_VALUE;
        return number % 3 == 0 ? Decision.REFUND : Decision.ACCEPTED;
    }

    @Override
    public void declined(Payment payment) {
        // nothing waits for it
    }
}

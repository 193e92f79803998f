package org.wishwright.platform.ledger;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;
import org.wishwright.platform.identity.Caller;

/** Payments that the payers' banks took back, and who bore them. */
public interface Chargebacks {

    /** @param next id to go on before; null on the last page */
    record Page(List<Chargeback> items, @Nullable UUID next) {}

    /** @param claims taken back and not decided yet @param losses borne by the platform */
    record Sum(Money claims, Money losses) {}

    /** Newest first, for operators; others are refused. @param state empty for all */
    Page list(Caller operator, String state, @Nullable UUID before, int limit);

    /** One row a currency, for operators. */
    List<Sum> sums(Caller operator);

    /** Whether a bank has taken money of this subject back and has not decided yet: nothing of it should be released. */
    boolean open(UUID subject);

    List<Chargeback> of(UUID subject);

    /**
     * What to send to the bank, for operators: the order's facts with a receipt that proves itself, what was sold and what was paid, as a
     * ZIP. It says nothing of the buyer but her pseudonym.
     */
    byte[] evidence(Caller operator, UUID chargeback);
}

package org.wishwright.market;

import java.time.Instant;
import org.wishwright.kernel.Money;

/**
 * What becomes of money, to be posted to the ledger as it stands. The amount is positive; {@code id} is unique in the campaign and for ever
 * the same, so that posting twice can be seen; {@code entry} names the deposit; {@code reason} is a stable dotted word for statements.
 */
public sealed interface MoneyStep {

    String id();

    String entry();

    /** Whose deposit it is. */
    Alias party();

    Money amount();

    String reason();

    /** The party is asked to pay before {@code until}; answer with {@link CommonInput.Paid} or {@link CommonInput.Failed}. */
    record Asked(
            String id, String entry, Alias party, DepositType type, Money amount, Instant until, String reason)
            implements MoneyStep {}

    /** To be collected from her stored mandate without her doing; answer as for {@link Asked}. */
    record Charged(
            String id, String entry, Alias party, DepositType type, Money amount, Instant until, String reason)
            implements MoneyStep {}

    /** It has come and is held. */
    record Held(String id, String entry, Alias party, DepositType type, Money amount, String reason)
            implements MoneyStep {}

    /** It was earned. */
    record Released(String id, String entry, Alias party, Payee to, Money amount, String reason) implements MoneyStep {}

    /** It goes back to whoever paid it. */
    record Returned(String id, String entry, Alias party, Money amount, String reason) implements MoneyStep {}

    /** She broke the rules or her word: it goes to another. */
    record Forfeited(String id, String entry, Alias party, Payee to, Money amount, String reason)
            implements MoneyStep {}

    /**
     * {@code from} owes the party this above her own money, as the law or the rules say: out of the bond of {@code from}, else advanced.
     */
    record Compensated(String id, String entry, Alias party, Alias from, Money amount, String reason)
            implements MoneyStep {}
}

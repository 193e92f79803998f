package org.wishwright.platform.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;

/**
 * Double entry. A transfer is never changed or deleted: what was wrong is put right by another transfer. The transfers
 * of one call are linked: they all happen or none does. Everything runs in the caller's transaction, where there is
 * one; call it once a transaction, with a list, because its row locks are ordered within a call only.
 */
public interface Ledger {

    /** The platform itself, as the party of what it earned and put aside. */
    PartyId PLATFORM = new PartyId(new UUID(0, 0));

    /** Moves money at once; refused with {@code ledger.insufficient} where an account does not hold that much. */
    List<TransferId> transfer(List<TransferDraft> drafts);

    /** Announces transfers; what they would take is held until each is posted or voided. */
    List<TransferId> pending(List<TransferDraft> drafts);

    /** As {@link #pending(List)}, let go by itself at an instant; from then on it can no longer be posted. */
    List<TransferId> pending(List<TransferDraft> drafts, Instant expires);

    /** Makes an announced transfer final; a second decision is refused with {@code ledger.pending-conflict}. */
    TransferId post(TransferId pending);

    /** As {@link #post(TransferId)}, for a part of what was announced; the rest is let go. */
    TransferId post(TransferId pending, Money amount);

    /** Lets go what an announced transfer held. */
    TransferId voidPending(TransferId pending);

    /**
     * Puts a recorded transfer right by another, the other way round, that names it. Several may correct one, together by at most
     * its amount, else {@code ledger.correction-exceeded}.
     *
     * @param purpose why, as stable dotted words
     */
    TransferId reverse(TransferId wrong, Money amount, String purpose);

    /** Zero for an account without transfers. */
    AccountBalance balance(AccountRef account);

    /** Of all these accounts at one moment. */
    Map<AccountRef, AccountBalance> balances(Collection<AccountRef> accounts);

    /** What an account held, posted, just before an instant; transfers recorded at it come after. */
    Money balanceAt(AccountRef account, Instant at);

    /** What is held for the caller and for each organisation whose money she may see. */
    List<PartyBalance> balances(Caller caller);

    /**
     * A page of the statement of the caller herself or of an organisation in which she is a maker, for operators also of
     * {@link #PLATFORM}; anybody else's is not found.
     *
     * @param cursor from the page before, null for the newest lines of the period
     * @param limit 1 to 100 lines
     */
    Statement statement(
            Caller caller, PartyId party, Currency currency, Period period, @Nullable String cursor, int limit);

    /** As {@link #statement}, of all time. */
    default Statement statement(Caller caller, PartyId party, Currency currency, @Nullable String cursor, int limit) {
        return statement(caller, party, currency, Period.ALL, cursor, limit);
    }

    /** The whole statement, newest line first, as {@link #statement}; at most 100,000 lines. */
    void eachLine(Caller caller, PartyId party, Currency currency, Period period, Consumer<StatementLine> reader);

    /** As {@link #eachLine}, of all time. */
    default void eachLine(Caller caller, PartyId party, Currency currency, Consumer<StatementLine> reader) {
        eachLine(caller, party, currency, Period.ALL, reader);
    }

    /** One row a currency. */
    List<CurrencySum> sums();

    /** Accounts that disagree with their transfers; reads every transfer. */
    List<LedgerDifference> audit();
}

package org.wishwright.platform.ledger.web;

import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.Ledger;
import org.wishwright.platform.ledger.PartyBalance;

/** Whose statement in which currency a request means. */
record StatementChoice(PartyId party, Currency currency) {

    private static final Currency YUAN = Currency.getInstance("CNY");

    /** What is not said is taken from the first of the caller's accounts, else it is her own in yuan. */
    static StatementChoice of(
            Caller caller, List<PartyBalance> balances, @Nullable String party, @Nullable String currency) {
        var chosen = party == null || party.isEmpty()
                ? balances.stream()
                        .map(PartyBalance::party)
                        .filter(one -> !one.equals(Ledger.PLATFORM))
                        .findFirst()
                        .orElse(caller.person())
                : party(party);
        var money = currency == null || currency.isEmpty()
                ? balances.stream()
                        .filter(balance -> balance.party().equals(chosen))
                        .map(balance -> balance.balance().currency())
                        .findFirst()
                        .orElse(YUAN)
                : currency(currency);
        return new StatementChoice(chosen, money);
    }

    static PartyId party(String text) {
        try {
            return new PartyId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Refusal.of(
                    "statement.not-found", "There is no such statement among yours. Choose one of your accounts."));
        }
    }

    static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Refusal.of(
                    "statement.currency-unknown",
                    "There is no currency of this code. Use three letters such as CNY.",
                    "field",
                    "currency"));
        }
    }
}

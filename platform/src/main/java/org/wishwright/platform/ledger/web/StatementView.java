package org.wishwright.platform.ledger.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.foundation.Page;
import org.wishwright.platform.foundation.Parts;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.Ledger;
import org.wishwright.platform.ledger.PartyBalance;
import org.wishwright.platform.ledger.Statement;
import org.wishwright.platform.ledger.StatementLine;

/**
 * What the page of a statement shows.
 *
 * @param names of the parties whose accounts these are
 * @param numbers of the orders that the lines are about
 * @param from first and {@code until} last day as typed; empty for all
 */
public record StatementView(
        PartyId person,
        List<PartyBalance> balances,
        Map<PartyId, String> names,
        Statement statement,
        Map<UUID, String> numbers,
        String from,
        String until,
        String cursor,
        @Nullable Refusal refusal) {

    public boolean own() {
        return statement.party().equals(person);
    }

    public boolean platforms(PartyId party) {
        return party.equals(Ledger.PLATFORM);
    }

    public String currency() {
        return statement.balance().currency().getCurrencyCode();
    }

    /** Where the order of a line is shown to this reader. */
    public String order(StatementLine line) {
        return (own() || platforms(statement.party()) ? "/orders/" : "/maker/orders/") + line.subject();
    }

    /** Query of this account and period. */
    public String query() {
        return "?party=" + statement.party() + "&currency=" + currency() + "&from=" + encoded(from) + "&until="
                + encoded(until);
    }

    public String first() {
        return cursor.isEmpty() ? "" : "/statements" + query();
    }

    public String next() {
        return statement.next() == null ? "" : "/statements" + query() + "&cursor=" + statement.next();
    }

    public boolean filtered() {
        return !from.isEmpty() || !until.isEmpty();
    }

    /** How the balance went over the lines shown, oldest first. */
    public List<Parts.Bar> trend(Page page) {
        return statement.lines().reversed().stream()
                .map(line -> new Parts.Bar(
                        page.day(line.recorded()), Math.max(0, line.balance().minor()), page.money(line.balance()), ""))
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

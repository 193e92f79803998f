package org.wishwright.platform.ledger.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wishwright.kernel.Money;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.ledger.Ledger;
import org.wishwright.platform.ledger.StatementLine;

/** Statements for programs. */
@RestController
class StatementController {

    /**
     * @param order what the line is about
     * @param fee what the platform took of the same order, on the line of a maker's share
     */
    record Line(
            UUID transfer,
            Instant recorded,
            String purpose,
            UUID order,
            @Nullable Amount debit,
            @Nullable Amount credit,
            Amount balance,
            @Nullable Amount fee) {

        static Line of(StatementLine line) {
            return new Line(
                    line.transfer().value(),
                    line.recorded(),
                    line.purpose(),
                    line.subject(),
                    unlessZero(line.debit()),
                    unlessZero(line.credit()),
                    Amount.of(line.balance()),
                    unlessZero(line.fee()));
        }

        private static @Nullable Amount unlessZero(Money money) {
            return money.minor() == 0 ? null : Amount.of(money);
        }
    }

    /** @param next cursor of the next page, absent on the last */
    record Body(
            UUID party,
            Amount balance,
            List<Line> lines,
            @Nullable String next) {}

    private final Ledger ledger;
    private final Days days;

    StatementController(Ledger ledger, Days days) {
        this.ledger = ledger;
        this.days = days;
    }

    @GetMapping("/api/v1/statements")
    Body statement(
            Caller caller,
            @RequestParam(required = false) @Nullable String party,
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String until,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var choice = StatementChoice.of(caller, ledger.balances(caller), party, currency);
        var statement =
                ledger.statement(caller, choice.party(), choice.currency(), days.period(from, until), cursor, limit);
        return new Body(
                statement.party().value(),
                Amount.of(statement.balance()),
                statement.lines().stream().map(Line::of).toList(),
                statement.next());
    }
}

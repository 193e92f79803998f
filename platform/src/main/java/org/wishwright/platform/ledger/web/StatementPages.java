package org.wishwright.platform.ledger.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.ledger.Ledger;
import org.wishwright.platform.ledger.PartyBalance;
import org.wishwright.platform.ledger.Period;
import org.wishwright.platform.ledger.StatementLine;
import org.wishwright.platform.ledger.Subjects;

/** The statements a person may see: her own and those of her organisations; as a page and as CSV (RFC 4180). */
@Controller
public class StatementPages {

    private static final Set<String> KNOWN_PURPOSES = Set.of(
            "order.payment",
            "order.refund",
            "order.share",
            "order.part",
            "order.royalty",
            "order.commission",
            "deal.holdback",
            "deal.holdback-freed",
            "deal.share-reversed",
            "deal.rebate",
            "deal.borne-by-platform",
            "deal.earnest-forfeited",
            "deal.default-compensated",
            "deal.default-advanced",
            "campaign.share",
            "campaign.royalty",
            "campaign.forfeited",
            "campaign.compensated",
            "bond.lodged",
            "bond.returned",
            "bond.drawn",
            "chargeback.shares",
            "chargeback.holdback",
            "chargeback.bond",
            "chargeback.loss");

    private static final int A_PAGE = 50;

    private final Ledger ledger;
    private final Parties parties;
    private final ObjectProvider<Subjects> subjects;
    private final Days days;

    StatementPages(Ledger ledger, Parties parties, ObjectProvider<Subjects> subjects, Days days) {
        this.ledger = ledger;
        this.parties = parties;
        this.subjects = subjects;
        this.days = days;
    }

    /** The key of a purpose's words; stages may name purposes this page has no words for. */
    public static String purposeKey(String purpose) {
        return "ledger.purpose." + (KNOWN_PURPOSES.contains(purpose) ? purpose : "other");
    }

    @GetMapping("/statements")
    ModelAndView statements(
            Caller caller,
            @RequestParam(required = false) @Nullable String party,
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(required = false) @Nullable String cursor) {
        var balances = ledger.balances(caller);
        var choice = StatementChoice.of(caller, balances, party, currency);
        var period = Period.ALL;
        Refusal refusal = null;
        try {
            period = days.period(from, until);
        } catch (RefusedException e) {
            refusal = e.refusal();
        }
        var statement = ledger.statement(caller, choice.party(), choice.currency(), period, cursor, A_PAGE);
        var about = statement.lines().stream()
                .map(StatementLine::subject)
                .distinct()
                .toList();
        var view = new StatementView(
                caller.person(),
                balances,
                parties.displayNames(
                        balances.stream().map(PartyBalance::party).distinct().toList()),
                statement,
                Subjects.numbers(subjects.stream(), about),
                from,
                until,
                cursor == null ? "" : cursor,
                refusal);
        return new ModelAndView("ledger/statements", Map.of("view", view));
    }

    @GetMapping("/statements.csv")
    void csv(
            Caller caller,
            @RequestParam String party,
            @RequestParam String currency,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String until,
            HttpServletResponse response)
            throws IOException {
        var owner = StatementChoice.party(party);
        var money = StatementChoice.currency(currency);
        var period = days.period(from, until);
        ledger.statement(caller, owner, money, null, 1); // refuses before the first byte is written
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("statement-" + owner + "-" + money + ".csv")
                        .build()
                        .toString());
        var out = response.getWriter();
        out.print("recorded,transfer,purpose,order,debit,credit,balance,currency,fee\r\n");
        ledger.eachLine(caller, owner, money, period, line -> write(out, line));
    }

    private static void write(PrintWriter out, StatementLine line) {
        out.print(String.join(
                ",",
                line.recorded().toString(),
                line.transfer().toString(),
                line.purpose().replaceAll("[^a-z0-9.-]", "_"),
                line.subject().toString(),
                decimal(line.debit()),
                decimal(line.credit()),
                decimal(line.balance()),
                line.balance().currency().getCurrencyCode(),
                decimal(line.fee())));
        out.print("\r\n");
    }

    private static String decimal(Money money) {
        return BigDecimal.valueOf(money.minor(), money.currency().getDefaultFractionDigits())
                .toPlainString();
    }
}

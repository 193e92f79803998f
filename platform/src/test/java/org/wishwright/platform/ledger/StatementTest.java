package org.wishwright.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Membership;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;

@PlatformTest
class StatementTest {

    private static final Currency CNY = Currency.getInstance("CNY");

    @Autowired
    Ledger ledger;

    @Autowired
    Payments payments;

    @Autowired
    PaidThings things;

    @Autowired
    TransactionTemplate transaction;

    private final Caller buyer = new Caller(party(), "Buyer", Set.of());
    private final PartyId workshop = party();
    private final Caller maker = new Caller(party(), "Maker", Set.of(new Membership(workshop, Role.MAKER)));

    @Test
    void everyLineSaysWhatWasHeldAfterIt() {
        buy(1_000, 900);
        buy(500, 450);
        var page = ledger.statement(maker, workshop, CNY, null, 50);
        assertThat(page.balance()).isEqualTo(money(1_350));
        assertThat(page.lines()).extracting(StatementLine::credit).containsExactly(money(450), money(900));
        assertThat(page.lines()).extracting(StatementLine::balance).containsExactly(money(1_350), money(900));
        assertThat(page.lines()).extracting(StatementLine::purpose).containsOnly("order.share");
    }

    @Test
    void theBuyerSeesHerMoneyComeAndGo() {
        buy(1_000, 900);
        var open = pay(700);
        var page = ledger.statement(buyer, buyer.person(), CNY, null, 50);
        assertThat(page.balance()).isEqualTo(money(700));
        assertThat(page.lines()).hasSize(4).first().satisfies(line -> {
            assertThat(line.subject()).isEqualTo(open);
            assertThat(line.credit()).isEqualTo(money(700));
        });
        assertThat(page.lines().getLast().balance()).isEqualTo(money(1_000));
        assertThat(ledger.balances(buyer)).containsExactly(new PartyBalance(buyer.person(), money(0), money(700)));
    }

    @Test
    void pagesAndTheExportTellTheSame() {
        for (int i = 1; i <= 5; i++) {
            buy(100 * i, 90 * i);
        }
        var paged = new ArrayList<StatementLine>();
        var page = ledger.statement(maker, workshop, CNY, null, 2);
        paged.addAll(page.lines());
        while (page.next() != null) {
            page = ledger.statement(maker, workshop, CNY, page.next(), 2);
            paged.addAll(page.lines());
        }
        var exported = new ArrayList<StatementLine>();
        ledger.eachLine(maker, workshop, CNY, exported::add);
        assertThat(paged).hasSize(5).isEqualTo(exported);
        assertThat(paged.getLast().balance()).isEqualTo(paged.getLast().credit());
    }

    @Test
    void aMakersShareSaysWhatThePlatformTookOfIt() {
        buy(1_000, 900);
        assertThat(ledger.statement(maker, workshop, CNY, null, 50).lines())
                .extracting(StatementLine::fee)
                .containsExactly(money(100));
        assertThat(ledger.statement(buyer, buyer.person(), CNY, null, 50).lines())
                .extracting(StatementLine::fee)
                .containsOnly(money(0));
    }

    @Test
    void aPeriodHoldsItsOwnLinesWithTheBalanceTheyLeft() {
        buy(1_000, 900);
        buy(500, 450);
        var lines = ledger.statement(maker, workshop, CNY, null, 50).lines();
        var newer = lines.getFirst().recorded();
        var before = ledger.statement(maker, workshop, CNY, new Period(null, newer), null, 50);
        assertThat(before.lines()).isEqualTo(lines.subList(1, 2));
        assertThat(before.balance()).isEqualTo(money(1_350));
        var since = new ArrayList<StatementLine>();
        ledger.eachLine(maker, workshop, CNY, new Period(newer, null), since::add);
        assertThat(since).isEqualTo(lines.subList(0, 1));
    }

    @Test
    void somebodyElsesStatementIsNotFound() {
        buy(1_000, 900);
        var floor = new Caller(party(), "Floor", Set.of(new Membership(workshop, Role.FLOOR)));
        for (var stranger : List.of(buyer, floor)) {
            assertThatThrownBy(() -> ledger.statement(stranger, workshop, CNY, null, 50))
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            e -> assertThat(e.refusal().code()).isEqualTo("statement.not-found"));
        }
        assertThat(ledger.balances(floor)).isEmpty();
    }

    private UUID pay(long minor) {
        var thing = things.add(PaymentReaction.Decision.ACCEPTED);
        var request = new PaymentRequest(thing, buyer.person(), money(minor), "sandbox", "success", "key");
        var payment = transaction.execute(status -> payments.begin(request));
        payments.settleNow(java.util.Objects.requireNonNull(payment).id());
        return thing;
    }

    private void buy(long minor, long share) {
        var thing = pay(minor);
        transaction.executeWithoutResult(
                status -> payments.release(thing, List.of(new Share(workshop, money(share))), money(minor - share)));
    }

    private static PartyId party() {
        return new PartyId(UUID.randomUUID());
    }

    private static Money money(long minor) {
        return new Money(minor, CNY);
    }
}

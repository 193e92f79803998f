package org.wishwright.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Membership;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;

/** Announced transfers that expire, corrections, balances of the past, and periods that close. */
@PlatformTest
class BooksTest {

    private static final Currency CNY = Currency.getInstance("CNY");

    @Autowired
    Ledger ledger;

    @Autowired
    Closings closings;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    private final UUID order = UUID.randomUUID();
    private final AccountRef provider = AccountRef.provider(order, CNY);
    private final AccountRef escrow = AccountRef.escrow(order, CNY);
    private final AccountRef maker = AccountRef.party(new PartyId(UUID.randomUUID()), CNY);
    private final Caller operator = new Caller(
            new PartyId(UUID.randomUUID()),
            "Operator",
            Set.of(new Membership(new PartyId(UUID.randomUUID()), Role.OPERATOR)));

    @Test
    void whatWasAnnouncedIsLetGoWhenItsTimeIsOver() {
        var expires = clock.instant().plus(Duration.ofMinutes(5));
        var announced =
                ledger.pending(List.of(draft(provider, escrow, 500)), expires).getFirst();
        assertThat(ledger.balance(escrow).pendingIn()).isEqualTo(money(500));
        clock.moveTo(expires);
        refused("ledger.pending-expired", () -> ledger.post(announced));
        Await.until(() -> ledger.balance(escrow).pendingIn().minor() == 0);
        refused("ledger.pending-conflict", () -> ledger.voidPending(announced));
        assertThat(ledger.balance(escrow).posted()).isEqualTo(money(0));
    }

    @Test
    void whatWasPostedInTimeStays() {
        var expires = clock.instant().plus(Duration.ofMinutes(5));
        var announced =
                ledger.pending(List.of(draft(provider, escrow, 500)), expires).getFirst();
        ledger.post(announced);
        clock.moveTo(expires.plusSeconds(1));
        Await.until(() -> jdbc.sql("select count(*) from timer.timer where subject = ?")
                        .param(announced.value())
                        .query(Long.class)
                        .single()
                == 0);
        assertThat(ledger.balance(escrow)).isEqualTo(new AccountBalance(money(500), money(0), money(0)));
    }

    @Test
    void nothingIsAnnouncedForThePast() {
        refused(
                "ledger.expiry-past",
                () -> ledger.pending(
                        List.of(draft(provider, escrow, 5)), clock.instant().minusSeconds(1)));
        assertThatThrownBy(
                        () -> jdbc.sql("""
                                insert into ledger.transfer (id, kind, debit_account, credit_account, amount, currency,
                                    purpose, subject, linked, recorded)
                                select uuidv7(), 'SINGLE', ?, ?, 7, 'CNY', 'ahead', uuidv7(), uuidv7(),
                                    foundation.business_now() + interval '1 hour'""").params(provider.id(), escrow.id()).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("future");
    }

    @Test
    void aMistakeIsPutRightByATransferThatNamesIt() {
        var wrong = ledger.transfer(List.of(draft(provider, escrow, 100))).getFirst();
        ledger.reverse(wrong, money(30), "order.correction");
        assertThat(ledger.balance(escrow).posted()).isEqualTo(money(70));
        refused("ledger.correction-exceeded", () -> ledger.reverse(wrong, money(71), "order.correction"));
        refused("ledger.correction-exceeded", () -> ledger.reverse(wrong, Money.of(70, "EUR"), "order.correction"));
        ledger.reverse(wrong, money(70), "order.correction");
        assertThat(ledger.balance(escrow).posted()).isEqualTo(money(0));
        refused("ledger.correction-exceeded", () -> ledger.reverse(wrong, money(1), "order.correction"));
    }

    @Test
    void onlyWhatMovedMoneyIsCorrected() {
        var announced = ledger.pending(List.of(draft(provider, escrow, 100))).getFirst();
        refused("ledger.transfer-not-found", () -> ledger.reverse(announced, money(1), "order.correction"));
        var posted = ledger.post(announced);
        ledger.transfer(List.of(draft(escrow, maker, 100)));
        refused("ledger.insufficient", () -> ledger.reverse(posted, money(1), "order.correction"));
        assertThatThrownBy(() -> ledger.reverse(posted, money(-1), "order.correction"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBalanceIsKnownForEveryInstant() {
        var before = clock.instant();
        ledger.transfer(List.of(draft(provider, escrow, 100)));
        var between = clock.instant();
        ledger.transfer(List.of(draft(escrow, maker, 40)));
        assertThat(ledger.balanceAt(escrow, before)).isEqualTo(money(0));
        assertThat(ledger.balanceAt(escrow, between)).isEqualTo(money(100));
        assertThat(ledger.balanceAt(escrow, clock.instant())).isEqualTo(money(60));
        assertThat(ledger.balances(List.of(escrow, maker)))
                .containsEntry(maker, new AccountBalance(money(40), money(0), money(0)));
    }

    @Test
    void nothingIsRecordedInAClosedPeriod() {
        ledger.transfer(List.of(draft(provider, escrow, 100)));
        var until = clock.instant();
        var closing = closings.close(operator, until);
        assertThat(closing.totals()).isNotEmpty();
        var sums = closing.totals().stream()
                .filter(total -> total.currency().equals(CNY))
                .map(total -> total.debits().subtract(total.credits()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sums).isZero();
        assertThat(closings.latest()).contains(closing);
        assertThatThrownBy(() -> recordedAt(until.minusMillis(1)))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("the period is closed");
        recordedAt(until);
        ledger.transfer(List.of(draft(escrow, maker, 40)));
    }

    @Test
    void aPeriodClosesOnceAndOnlyWhenItIsOver() {
        var until = clock.instant();
        closings.close(operator, until);
        refused("ledger.period-closed", () -> closings.close(operator, until));
        refused(
                "ledger.period-open",
                () -> closings.close(operator, clock.instant().plusSeconds(60)));
        refused(
                "ledger.close-forbidden",
                () -> closings.close(new Caller(new PartyId(UUID.randomUUID()), "Buyer", Set.of()), clock.instant()));
        assertThatThrownBy(() ->
                        jdbc.sql("delete from ledger.trial_balance where true").update())
                .hasMessageContaining("never edited");
    }

    @Test
    void aTransferNamesAccountsThatAre() {
        assertThatThrownBy(() -> jdbc.sql("""
                                insert into ledger.transfer (id, kind, debit_account, credit_account, amount, currency,
                                    purpose, subject, linked)
                                values (uuidv7(), 'SINGLE', uuidv7(), uuidv7(), 7, 'CNY', 'nowhere', uuidv7(), uuidv7())""").update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("names an account that is not");
    }

    @Test
    void whatNoAccountCanHoldIsRefused() {
        refused(
                "ledger.amount-overflow",
                () -> ledger.transfer(
                        List.of(draft(provider, escrow, Long.MAX_VALUE - 1), draft(provider, escrow, 2))));
        assertThat(ledger.balance(escrow).posted()).isEqualTo(money(0));
    }

    @Test
    void thePlatformsIncomeStandsOnItsStatement() {
        var commission = AccountRef.commission(order, CNY);
        ledger.transfer(List.of(draft(provider, escrow, 100), draft(escrow, commission, 7)));
        var line = ledger.statement(operator, Ledger.PLATFORM, CNY, null, 100).lines().stream()
                .filter(one -> one.subject().equals(order))
                .findFirst()
                .orElseThrow();
        assertThat(line.credit()).isEqualTo(money(7));
        refused(
                "statement.not-found",
                () -> ledger.statement(
                        new Caller(new PartyId(UUID.randomUUID()), "Buyer", Set.of()), Ledger.PLATFORM, CNY, null, 5));
    }

    private void recordedAt(Instant at) {
        jdbc.sql("""
                        insert into ledger.transfer (id, kind, debit_account, credit_account, amount, currency,
                            purpose, subject, linked, recorded)
                        values (uuidv7(), 'SINGLE', ?, ?, 7, 'CNY', 'late', uuidv7(), uuidv7(), ?)""")
                .params(provider.id(), escrow.id(), at.atOffset(java.time.ZoneOffset.UTC))
                .update();
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refusal().code()).isEqualTo(code));
    }

    private TransferDraft draft(AccountRef debit, AccountRef credit, long minor) {
        return new TransferDraft(debit, credit, money(minor), "test", order);
    }

    private static Money money(long minor) {
        return new Money(minor, CNY);
    }
}

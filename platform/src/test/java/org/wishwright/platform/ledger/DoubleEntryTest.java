package org.wishwright.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.identity.PartyId;

@PlatformTest
class DoubleEntryTest {

    private static final Currency CNY = Currency.getInstance("CNY");

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcClient jdbc;

    private final UUID order = UUID.randomUUID();
    private final AccountRef provider = AccountRef.provider(order, CNY);
    private final AccountRef escrow = AccountRef.escrow(order, CNY);
    private final AccountRef maker = AccountRef.party(new PartyId(UUID.randomUUID()), CNY);

    @Test
    void whatIsAnnouncedIsHeldUntilItIsPosted() {
        var announced = ledger.pending(List.of(draft(provider, escrow, 500))).getFirst();
        assertThat(ledger.balance(escrow)).isEqualTo(balance(0, 500, 0));
        ledger.post(announced);
        assertThat(ledger.balance(escrow)).isEqualTo(balance(500, 0, 0));
    }

    @Test
    void aPartIsPostedAndTheRestLetGo() {
        var announced = ledger.pending(List.of(draft(provider, escrow, 500))).getFirst();
        refused("ledger.pending-exceeded", () -> ledger.post(announced, money(501)));
        ledger.post(announced, money(200));
        assertThat(ledger.balance(escrow)).isEqualTo(balance(200, 0, 0));
    }

    @Test
    void anAnnouncedTransferIsDecidedOnce() {
        var posted = ledger.pending(List.of(draft(provider, escrow, 5))).getFirst();
        ledger.post(posted);
        refused("ledger.pending-conflict", () -> ledger.post(posted));
        refused("ledger.pending-conflict", () -> ledger.voidPending(posted));
        var voided = ledger.pending(List.of(draft(provider, escrow, 5))).getFirst();
        ledger.voidPending(voided);
        refused("ledger.pending-conflict", () -> ledger.post(voided));
        assertThat(ledger.balance(escrow)).isEqualTo(balance(5, 0, 0));
    }

    @Test
    void onlyAnnouncedTransfersCanBePosted() {
        var single = ledger.transfer(List.of(draft(provider, escrow, 5))).getFirst();
        refused("ledger.pending-not-found", () -> ledger.post(single));
        refused("ledger.pending-not-found", () -> ledger.voidPending(new TransferId(UUID.randomUUID())));
    }

    @Test
    void nobodyGivesMoreThanIsFree() {
        ledger.transfer(List.of(draft(provider, escrow, 100)));
        ledger.pending(List.of(draft(escrow, maker, 60)));
        assertThat(ledger.balance(escrow).free()).isEqualTo(money(40));
        refused("ledger.insufficient", () -> ledger.transfer(List.of(draft(escrow, maker, 41))));
        ledger.transfer(List.of(draft(escrow, maker, 40)));
    }

    @Test
    void linkedTransfersHappenTogetherOrNotAtAll() {
        refused(
                "ledger.insufficient",
                () -> ledger.transfer(List.of(draft(provider, escrow, 100), draft(escrow, maker, 101))));
        assertThat(ledger.balance(escrow)).isEqualTo(balance(0, 0, 0));
        ledger.transfer(List.of(draft(provider, escrow, 100), draft(escrow, maker, 100)));
        assertThat(ledger.balance(maker)).isEqualTo(balance(100, 0, 0));
    }

    @Test
    void recordedTransfersCannotBeEdited() {
        var id = ledger.transfer(List.of(draft(provider, escrow, 7))).getFirst().value();
        edited("update ledger.transfer set amount = 8 where id = '%s'".formatted(id));
        edited("delete from ledger.transfer where id = '%s'".formatted(id));
        edited("truncate ledger.transfer cascade");
        edited("delete from ledger.account where id = '%s'".formatted(escrow.id()));
        edited("update ledger.account set currency = 'EUR' where id = '%s'".formatted(escrow.id()));
        assertThat(ledger.balance(escrow)).isEqualTo(balance(7, 0, 0));
    }

    @Test
    void moneyIsNotExchangedEvenBySql() {
        ledger.transfer(List.of(draft(provider, escrow, 7)));
        var euros = AccountRef.escrow(order, Currency.getInstance("EUR"));
        ledger.transfer(List.of(new TransferDraft(
                AccountRef.provider(order, euros.currency()), euros, Money.of(7, "EUR"), "order.payment", order)));
        assertThatThrownBy(() -> jdbc.sql("""
                                insert into ledger.transfer (id, kind, debit_account, credit_account, amount, currency,
                                    purpose, subject, linked)
                                values (uuidv7(), 'SINGLE', ?, ?, 7, 'CNY', 'exchange', uuidv7(), uuidv7())""").params(escrow.id(), euros.id()).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("not of its currency");
    }

    @Test
    void anAuditFindsABalanceThatWasTamperedWith() {
        ledger.transfer(List.of(draft(provider, escrow, 30), draft(escrow, maker, 10)));
        assertThat(ledger.audit()).isEmpty();
        tamper(1);
        assertThat(ledger.audit()).extracting(LedgerDifference::account).containsExactly(escrow);
        assertThat(ledger.sums()).anyMatch(sum -> !sum.balanced());
        tamper(-1);
        assertThat(ledger.audit()).isEmpty();
        assertThat(ledger.sums()).allMatch(CurrencySum::balanced);
    }

    private void tamper(int by) {
        jdbc.sql("update ledger.account set credits_posted = credits_posted + ? where id = ?")
                .params(by, escrow.id())
                .update();
    }

    private void edited(String sql) {
        assertThatThrownBy(() -> jdbc.sql(sql).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("never edited");
    }

    private static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refusal().code()).isEqualTo(code));
    }

    private TransferDraft draft(AccountRef debit, AccountRef credit, long minor) {
        return new TransferDraft(debit, credit, money(minor), "test", order);
    }

    private static AccountBalance balance(long posted, long in, long out) {
        return new AccountBalance(money(posted), money(in), money(out));
    }

    private static Money money(long minor) {
        return new Money(minor, CNY);
    }
}

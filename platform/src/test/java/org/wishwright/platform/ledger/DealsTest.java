package org.wishwright.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.PaymentReaction.Decision;
import org.wishwright.platform.ledger.deal.Deal;
import org.wishwright.platform.ledger.deal.Deal.Remedy;
import org.wishwright.platform.ledger.deal.DepositType;
import org.wishwright.platform.ledger.deal.Portion;
import org.wishwright.platform.ledger.deal.Portion.Beneficiary;
import org.wishwright.platform.ledger.deal.RulePack;
import org.wishwright.platform.ledger.deal.Terms;
import org.wishwright.platform.ledger.deal.Terms.Milestone;

/** Deals as the books carry them: every pocket is an account that holds what the deal says. */
@PlatformTest
class DealsTest {

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @Autowired
    Deals deals;

    @Autowired
    Ledger ledger;

    @Autowired
    Payments payments;

    @Autowired
    PaidThings things;

    @Autowired
    TransactionTemplate transaction;

    private final PartyId payer = new PartyId(UUID.randomUUID());
    private final PartyId maker = new PartyId(UUID.randomUUID());
    private final PartyId designer = new PartyId(UUID.randomUUID());

    @Test
    void earnestAndBalanceAreHeldApartAndSharedInTheEnd() {
        var order = opened(10_000);
        pay(order, 2_000);
        take(order, deal -> deal.deposit(DepositType.EARNEST, money(2_000)));
        assertThat(balance(AccountRef.deposit(DepositType.EARNEST, order, CNY))).isEqualTo(2_000);
        assertThat(ledger.balances(List.of(AccountRef.escrow(order, CNY))).values())
                .allMatch(held -> held.posted().minor() == 0);
        pay(order, 8_000);
        take(order, deal -> deal.pay(money(8_000)));
        take(order, deal -> deal.reach(Milestone.RECEIVED, NOW));
        assertThat(balance(AccountRef.party(designer, CNY))).isEqualTo(500);
        assertThat(balance(AccountRef.holdback(maker, CNY))).isEqualTo(425);
        take(order, deal -> deal.reach(Milestone.UNDISPUTED, NOW.plus(Duration.ofDays(7))));
        take(order, deal -> Outcome.accepted(deal.freeHoldback(maker)));
        assertThat(balance(AccountRef.party(maker, CNY))).isEqualTo(8_500);
        assertThat(balance(AccountRef.escrow(order, CNY))).isZero();
        take(order, deal -> deal.refund(money(1_000)));
        assertThat(balance(AccountRef.party(maker, CNY))).isEqualTo(7_650);
        assertThat(balance(AccountRef.party(designer, CNY))).isEqualTo(900);
        assertThat(deals.lastStep(order)).isPresent();
    }

    @Test
    void theEarnestOfAPayerWhoWithdrawsIsTheSellersAndTheRestGoesBack() {
        var order = opened(10_000);
        pay(order, 3_000);
        take(order, deal -> deal.deposit(DepositType.EARNEST, money(3_000)));
        take(order, deal -> deal.payerDefaults(Remedy.EARNEST, NOW));
        assertThat(balance(AccountRef.party(maker, CNY))).isEqualTo(2_000);
        assertThat(payments.of(order).getFirst().state())
                .isInstanceOfSatisfying(
                        PaymentState.Refunded.class,
                        state -> assertThat(state.refunded()).isEqualTo(money(1_000)));
        assertThat(ledger.audit()).isEmpty();
    }

    @Test
    void aSellerWhoDefaultsPaysTwofoldOutOfHerBond() {
        var order = opened(10_000);
        pay(order, 2_000);
        take(order, deal -> deal.deposit(DepositType.EARNEST, money(2_000)));
        ledger.transfer(List.of(new TransferDraft(
                AccountRef.provider(order, CNY), AccountRef.bond(maker, CNY), money(5_000), "bond.lodged", order)));
        take(order, deal -> deal.receiverDefaults(Remedy.EARNEST, money(5_000)));
        assertThat(balance(AccountRef.bond(maker, CNY))).isEqualTo(3_000);
        assertThat(balance(AccountRef.party(payer, CNY))).isEqualTo(2_000);
    }

    @Test
    void whatIsNotThereIsNotCounted() {
        var order = opened(10_000);
        refused("ledger.insufficient", () -> take(order, deal -> deal.deposit(DepositType.EARNEST, money(100))));
        assertThat(deals.find(order).orElseThrow().outstanding()).isEqualTo(money(10_000));
        refused("deal.known", () -> deals.open(order, payer, terms(1)));
        refused("deal.not-found", () -> take(UUID.randomUUID(), deal -> deal.pay(money(1))));
        refused("deal.refund-exceeded", () -> take(order, deal -> deal.refund(money(1))));
    }

    private UUID opened(long price) {
        var order = things.add(Decision.ACCEPTED);
        deals.open(order, payer, terms(price));
        return order;
    }

    private Terms terms(long price) {
        return new Terms(
                RulePack.of("CN"),
                money(price),
                maker,
                true,
                money(0),
                List.of(
                        new Portion(Beneficiary.MAKER, maker, 8_500, 1_000),
                        new Portion(Beneficiary.DESIGNER, designer, 1_000, 0),
                        new Portion(Beneficiary.PLATFORM, null, 500, 0)),
                Map.of(Milestone.RECEIVED, 5_000, Milestone.UNDISPUTED, 5_000),
                Duration.ofDays(7));
    }

    private void pay(UUID order, long minor) {
        var request = new PaymentRequest(
                order,
                payer,
                money(minor),
                "sandbox",
                "success",
                UUID.randomUUID().toString());
        var payment = transaction.execute(status -> payments.begin(request));
        assertThat(payment).isNotNull();
        assertThat(payments.settleNow(payment.id())).isInstanceOf(PaymentState.Captured.class);
    }

    private void take(UUID order, Function<Deal, Outcome<Deal.Step>> step) {
        transaction.executeWithoutResult(status -> deals.take(order, "test", step));
    }

    private long balance(AccountRef account) {
        return ledger.balance(account).posted().minor();
    }

    private static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refusal().code()).isEqualTo(code));
    }

    private static Money money(long minor) {
        return new Money(minor, CNY);
    }
}

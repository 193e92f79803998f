package org.wishwright.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.deal.Portion;
import org.wishwright.platform.ledger.deal.RulePack;
import org.wishwright.platform.ledger.deal.Terms;
import org.wishwright.platform.ledger.deal.Terms.Milestone;

/** Money that was paid for two things, 100.00 each, counts towards a third. */
@PlatformTest
class CarriedTest {

    private static final Money EACH = Money.of(10_000, "CNY");

    @Autowired
    Payments payments;

    @Autowired
    Chargebacks chargebacks;

    @Autowired
    Ledger ledger;

    @Autowired
    Deals deals;

    @Autowired
    PaidThings things;

    @Autowired
    TransactionTemplate transaction;

    private final PartyId payer = new PartyId(UUID.randomUUID());
    private final PartyId seller = new PartyId(UUID.randomUUID());
    private UUID subject = UUID.randomUUID();

    @BeforeEach
    void know() {
        subject = things.add(PaymentReaction.Decision.ACCEPTED);
    }

    @Test
    void itGoesBackToThePaymentsThatItCameByTheOwnOnesFirst() {
        var later = paid("success");
        var earlier = paid("success");
        carry(later, earlier);
        pay(subject, "success");
        assertThat(escrow(subject)).isEqualTo(cny(30_000));
        refund(12_000);
        assertThat(back(subject)).isEqualTo(10_000);
        assertThat(back(later)).isEqualTo(2_000);
        refund(8_001);
        assertThat(back(later)).isEqualTo(10_000);
        assertThat(back(earlier)).isEqualTo(1);
        assertThatThrownBy(() -> refund(10_000)).isInstanceOf(RefusedException.class);
        assertThat(payments.carried(subject)).extracting(Carried::left).containsExactly(cny(0), cny(9_999));
        refund(9_999);
        assertThat(escrow(subject)).isEqualTo(cny(0));
        assertThat(escrow(later)).isEqualTo(cny(0));
        assertThat(ledger.audit()).isEmpty();
    }

    @Test
    void manyGoBackTogetherAndOneThatIsRefusedLeavesAllAsTheyWere() {
        var plain = List.of(paid("success"), paid("success"), paid("success"));
        var source = paid("success");
        carry(source, paid("success"));
        var all = new ArrayList<>(plain.stream().map(one -> back(one, 4_000)).toList());
        all.add(back(subject, 3_000));
        all.set(1, back(plain.get(1), 10_001));
        assertThatThrownBy(() -> refundAll(all)).isInstanceOf(RefusedException.class);
        assertThat(plain).allSatisfy(one -> assertThat(back(one)).isZero());
        all.set(1, back(plain.get(1), 10_000));
        refundAll(all);
        assertThat(plain.stream().map(this::back)).containsExactly(4_000L, 10_000L, 4_000L);
        assertThat(back(source))
                .as("carried over, it goes back to the payment it came by")
                .isEqualTo(3_000);
        assertThat(escrow(plain.getFirst())).isEqualTo(cny(6_000));
        refundAll(List.of(back(plain.getFirst(), 1_000), back(plain.getFirst(), 5_000)));
        assertThat(back(plain.getFirst())).isEqualTo(10_000);
        refundAll(List.of());
        assertThat(ledger.audit()).isEmpty();
    }

    private static Payments.Back back(UUID subject, long minor) {
        return new Payments.Back(subject, cny(minor), "test");
    }

    private void refundAll(List<Payments.Back> backs) {
        transaction.executeWithoutResult(status -> payments.refund(backs));
    }

    @Test
    void nothingIsCarriedThatIsNotThere() {
        var source = paid("success");
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        status -> payments.carry(subject, source, List.of(Carried.of(source, cny(10_001))))))
                .isInstanceOf(RefusedException.class);
        transaction.executeWithoutResult(
                status -> payments.carry(subject, source, List.of(Carried.of(source, cny(4_000)))));
        assertThat(payments.carried(subject)).hasSize(1);
        assertThat(escrow(source)).isEqualTo(cny(6_000));
    }

    @Test
    void whatABankKeepsOfItIsBorneByThoseWhoShareThePrice() {
        var kept = paid("success");
        var lost = paid("chargeback-lost");
        carry(lost, kept);
        transaction.executeWithoutResult(status -> {
            deals.open(subject, payer, terms());
            deals.take(subject, "test.paid", deal -> deal.pay(cny(20_000)));
        });
        Await.until(() -> chargebacks.of(subject).stream().anyMatch(each -> each.state() == Chargeback.State.LOST));
        assertThat(chargebacks.of(subject).getFirst().fromShares()).isEqualTo(EACH);
        assertThat(deals.find(subject).orElseThrow().price()).isEqualTo(EACH);
        assertThat(payments.carried(subject)).extracting(Carried::left).containsExactly(cny(0), EACH);
        transaction.executeWithoutResult(status -> deals.take(subject, "test.refund", deal -> deal.refund(EACH)));
        assertThat(back(kept)).isEqualTo(10_000);
        assertThat(escrow(subject)).isEqualTo(cny(0));
        assertThat(ledger.audit()).isEmpty();
    }

    private Terms terms() {
        var portions = List.of(
                new Portion(Portion.Beneficiary.MAKER, seller, 95, 0),
                new Portion(Portion.Beneficiary.PLATFORM, null, 5, 0));
        return new Terms(
                RulePack.of("CN"),
                cny(20_000),
                seller,
                true,
                cny(0),
                portions,
                Map.of(Milestone.RECEIVED, 10_000),
                Duration.ZERO);
    }

    /** Both lie with a deal first, as a campaign's deposits do. */
    private void carry(UUID later, UUID earlier) {
        var deal = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            ledger.transfer(List.of(
                    new TransferDraft(account(later), account(deal), EACH, "test.price", deal),
                    new TransferDraft(account(earlier), account(deal), EACH, "test.price", deal)));
            payments.carry(subject, deal, List.of(Carried.of(later, EACH), Carried.of(earlier, EACH)));
        });
    }

    private UUID paid(String scenario) {
        var thing = things.add(PaymentReaction.Decision.ACCEPTED);
        pay(thing, scenario);
        return thing;
    }

    private void pay(UUID thing, String scenario) {
        var request = new PaymentRequest(
                thing, payer, EACH, "sandbox", scenario, UUID.randomUUID().toString());
        var begun = transaction.execute(status -> payments.begin(request).id());
        assertThat(payments.settleNow(Objects.requireNonNull(begun))).isInstanceOf(PaymentState.Captured.class);
    }

    private void refund(long minor) {
        transaction.executeWithoutResult(status -> payments.refund(subject, cny(minor), "test.refund"));
    }

    private long back(UUID of) {
        return payments.of(of).stream()
                .mapToLong(payment ->
                        payment.state() instanceof PaymentState.Refunded(var at, var back) ? back.minor() : 0)
                .sum();
    }

    private Money escrow(UUID of) {
        return ledger.balance(account(of)).posted();
    }

    private static AccountRef account(UUID of) {
        return AccountRef.escrow(of, EACH.currency());
    }

    private static Money cny(long minor) {
        return Money.of(minor, "CNY");
    }
}

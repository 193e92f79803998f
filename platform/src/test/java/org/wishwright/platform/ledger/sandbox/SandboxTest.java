package org.wishwright.platform.ledger.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.AccountRef;
import org.wishwright.platform.ledger.ChargeAnswer;
import org.wishwright.platform.ledger.ChargeRequest;
import org.wishwright.platform.ledger.Ledger;
import org.wishwright.platform.ledger.Notification;
import org.wishwright.platform.ledger.PaidThings;
import org.wishwright.platform.ledger.Payment;
import org.wishwright.platform.ledger.PaymentId;
import org.wishwright.platform.ledger.PaymentProvider.Mandate;
import org.wishwright.platform.ledger.PaymentProvider.PayoutRequest;
import org.wishwright.platform.ledger.PaymentProvider.Receiver;
import org.wishwright.platform.ledger.PaymentProvider.SharingRequest;
import org.wishwright.platform.ledger.PaymentProvider.Transit;
import org.wishwright.platform.ledger.PaymentReaction.Decision;
import org.wishwright.platform.ledger.PaymentRequest;
import org.wishwright.platform.ledger.Payments;
import org.wishwright.platform.ledger.RefundAnswer;
import org.wishwright.platform.ledger.RefundRequest;

/** The sandbox as a process of its own: what it plays, and that killing it loses nothing. */
@PlatformTest
class SandboxTest {

    private static final Money PRICE = Money.of(10_000, "CNY");

    @Autowired
    SandboxProvider provider;

    @Autowired
    SandboxDoor door;

    @Autowired
    Payments payments;

    @Autowired
    Ledger ledger;

    @Autowired
    PaidThings things;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private final PaymentId payment = new PaymentId(UUID.randomUUID());

    @Test
    void itIsAnotherProcessAndAfterAKillKnowsWhatItKnew() {
        charge("success", false);
        long killed = door.kill();
        assertThat(killed).isNotEqualTo(ProcessHandle.current().pid());
        Await.until(
                () -> ProcessHandle.of(killed).filter(ProcessHandle::isAlive).isEmpty());
        assertThat(provider.ask(payment))
                .isInstanceOfSatisfying(
                        ChargeAnswer.Captured.class,
                        paid -> assertThat(paid.amount()).isEqualTo(PRICE));
        assertThat(door.processId()).isNotEqualTo(killed);
    }

    @Test
    void noticesThatWereOutstandingWhenItWasKilledComeAllTheSame() {
        var late = begin("late");
        payments.settleNow(late.id());
        door.kill();
        Await.until(() -> payments.find(late.id()).orElseThrow().stateCode().equals("CAPTURED"));
    }

    @ParameterizedTest
    @CsvSource({
        "dropped, CAPTURED",
        "silent, CAPTURED",
        "reordered, CAPTURED",
        "storm-7, ''",
        "storm-8, ''",
        "storm-9, ''"
    })
    void whateverItPlaysThePaymentIsSettledOnce(String scenario, String state) {
        var played = begin(scenario);
        payments.settleNow(played.id());
        Await.until(() -> {
            jdbc.sql("update ledger.payment set ask_after = now() where id = ?")
                    .param(played.id().value())
                    .update();
            payments.settleNow(played.id());
            return !payments.find(played.id()).orElseThrow().state().open();
        });
        var settled = payments.find(played.id()).orElseThrow().stateCode();
        assertThat(settled).matches(state.isEmpty() ? "CAPTURED|DECLINED" : state);
        var held = ledger.balance(AccountRef.escrow(played.request().subject(), PRICE.currency()))
                .posted();
        assertThat(held).isEqualTo(settled.equals("CAPTURED") ? PRICE : Money.of(0, "CNY"));
        assertThat(things.captured.stream().filter(played.id()::equals).count())
                .isEqualTo(settled.equals("CAPTURED") ? 1 : 0);
    }

    @Test
    void lessThanWasAskedForIsNeverTakenForThePayment() {
        var partial = begin("partial");
        payments.settleNow(partial.id());
        assertThat(payments.find(partial.id()).orElseThrow().flag()).isEqualTo("payment.amount-conflict");
    }

    @Test
    void aChargebackWaitsForTheOperator() {
        var charged = begin("chargeback");
        assertThat(payments.settleNow(charged.id()).code()).isEqualTo("CAPTURED");
        Await.until(() -> "payment.charged-back"
                .equals(payments.find(charged.id()).orElseThrow().flag()));
    }

    @Test
    void aScenarioBySeedIsTheSameEveryTime() {
        var id = UUID.randomUUID().toString();
        for (int seed = 0; seed < 100; seed++) {
            assertThat(org.wishwright.platform.ledger.sandbox.program.Play.named("storm-" + seed, id))
                    .isPresent()
                    .isEqualTo(org.wishwright.platform.ledger.sandbox.program.Play.named("storm-" + seed, id));
        }
        assertThat(org.wishwright.platform.ledger.sandbox.program.Play.named("storm-", id))
                .isEmpty();
    }

    @Test
    void whatIsHeldIsCapturedInPartOrLetGo() {
        var holds = provider.holds().orElseThrow();
        assertThat(charge("success", true)).isInstanceOf(ChargeAnswer.Held.class);
        var part = Money.of(4_000, "CNY");
        for (int time = 0; time < 2; time++) {
            assertThat(holds.capture(payment, part))
                    .isInstanceOfSatisfying(
                            ChargeAnswer.Captured.class,
                            paid -> assertThat(paid.amount()).isEqualTo(part));
        }
        var other = new PaymentId(UUID.randomUUID());
        provider.charge(new ChargeRequest(other, PRICE, "success", true));
        assertThat(holds.release(other)).isInstanceOf(ChargeAnswer.Declined.class);
        assertThat(provider.ask(other)).isInstanceOf(ChargeAnswer.Declined.class);
    }

    @Test
    void aRefundIsBookedOnceAndNeverOverThePayment() {
        charge("success", false);
        var refund = refund(6_000);
        assertThat(provider.refund(refund)).isInstanceOf(RefundAnswer.Done.class);
        assertThat(provider.refund(refund)).isInstanceOf(RefundAnswer.Done.class);
        assertThat(provider.refund(refund(4_001))).isInstanceOf(RefundAnswer.Refused.class);
        assertThat(provider.refund(refund(4_000))).isInstanceOf(RefundAnswer.Done.class);
    }

    @Test
    void aRefundThatTheProviderRefusesWaitsForTheOperator() {
        var paid = begin("success");
        payments.settleNow(paid.id());
        var behindOurBack = new RefundRequest(UUID.randomUUID(), paid.id(), PRICE, PRICE, null);
        assertThat(provider.refund(behindOurBack)).isInstanceOf(RefundAnswer.Done.class);
        transaction.executeWithoutResult(
                status -> payments.refund(paid.request().subject(), Money.of(1, "CNY"), "test"));
        Await.until(() -> "payment.refund-refused"
                .equals(payments.find(paid.id()).orElseThrow().flag()));
    }

    @Test
    void itSharesPaysOutAndKeepsMandates() {
        charge("success", false);
        var sharing = provider.profitSharing().orElseThrow();
        var shares =
                List.of(new Receiver("maker", Money.of(2_000, "CNY")), new Receiver("designer", Money.of(500, "CNY")));
        var request = new SharingRequest(UUID.randomUUID(), payment, "r", shares, true);
        assertThat(sharing.ask(request)).isEqualTo(Transit.NEVER_HEARD);
        assertThat(sharing.share(request)).isEqualTo(Transit.DONE);
        assertThat(sharing.ask(request)).isEqualTo(Transit.DONE);
        var greedy = new SharingRequest(
                UUID.randomUUID(), payment, "r", List.of(new Receiver("maker", Money.of(7_000, "CNY"))), true);
        assertThat(sharing.share(greedy)).isEqualTo(Transit.REFUSED);
        var payouts = provider.payouts().orElseThrow();
        var payout = new PayoutRequest(UUID.randomUUID(), new Receiver("maker", PRICE), "for orders");
        assertThat(payouts.ask(payout.id())).isEqualTo(Transit.NEVER_HEARD);
        assertThat(payouts.pay(payout)).isEqualTo(Transit.DONE);
        assertThat(payouts.ask(payout.id())).isEqualTo(Transit.DONE);
    }

    @Test
    void underAMandateThePayerIsChargedWithinItsLimitUntilItEnds() {
        var mandates = provider.mandates().orElseThrow();
        var mandate = new Mandate(UUID.randomUUID(), "payer", PRICE);
        assertThat(mandates.charge(mandate, request(PRICE))).isInstanceOf(ChargeAnswer.Declined.class);
        assertThat(mandates.agree(mandate)).isInstanceOf(ChargeAnswer.Captured.class);
        assertThat(mandates.charge(mandate, request(PRICE))).isInstanceOf(ChargeAnswer.Captured.class);
        assertThat(mandates.charge(mandate, request(Money.of(10_001, "CNY"))))
                .isInstanceOf(ChargeAnswer.Declined.class);
        mandates.end(mandate);
        assertThat(mandates.charge(mandate, request(PRICE))).isInstanceOf(ChargeAnswer.Declined.class);
    }

    @Test
    void aNotificationForAnotherMerchantsPaymentIsRefused() {
        var body = """
                {"type":"payment.captured","merchant":"somebody","payment":"%s","reference":"r","minor":10000,\
                "currency":"CNY"}""".formatted(payment).getBytes(StandardCharsets.UTF_8);
        assertThat(provider.verify(door.signature().sign("m", Instant.now(), body)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(((Outcome.Refused<Notification>) refused)
                                        .refusal()
                                        .code())
                                .isEqualTo("notification.merchant-forbidden"));
    }

    private ChargeAnswer charge(String scenario, boolean hold) {
        return provider.charge(new ChargeRequest(payment, PRICE, scenario, hold));
    }

    private static ChargeRequest request(Money amount) {
        return new ChargeRequest(new PaymentId(UUID.randomUUID()), amount, "success");
    }

    private RefundRequest refund(long minor) {
        return new RefundRequest(UUID.randomUUID(), payment, Money.of(minor, "CNY"), PRICE, null);
    }

    private Payment begin(String scenario) {
        var request = new PaymentRequest(
                things.add(Decision.ACCEPTED), new PartyId(UUID.randomUUID()), PRICE, "sandbox", scenario, "key");
        return Objects.requireNonNull(transaction.execute(status -> payments.begin(request)));
    }
}

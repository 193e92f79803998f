package org.wishwright.platform.ledger.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Membership;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.ledger.AccountRef;
import org.wishwright.platform.ledger.Ledger;
import org.wishwright.platform.ledger.PaidThings;
import org.wishwright.platform.ledger.Payment;
import org.wishwright.platform.ledger.PaymentFilter;
import org.wishwright.platform.ledger.PaymentNotifications;
import org.wishwright.platform.ledger.PaymentReaction.Decision;
import org.wishwright.platform.ledger.PaymentRequest;
import org.wishwright.platform.ledger.PaymentState;
import org.wishwright.platform.ledger.Payments;
import org.wishwright.platform.ledger.Share;
import org.wishwright.platform.ledger.SignedNotification;
import org.wishwright.platform.ledger.sandbox.SandboxDoor;
import org.wishwright.platform.ledger.sandbox.WebhookSignature;

@PlatformTest
class PaymentsTest {

    private static final Money PRICE = Money.of(12_345, "CNY");
    private static final Money NOTHING = Money.of(0, "CNY");

    @Autowired
    Payments payments;

    @Autowired
    PaymentNotifications notifications;

    @Autowired
    Ledger ledger;

    @Autowired
    Recovery recovery;

    @Autowired
    PaidThings things;

    @Autowired
    SandboxDoor sandbox;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private final PartyId payer = new PartyId(UUID.randomUUID());

    @Test
    void aCapturedPaymentIsHeldInEscrow() {
        var payment = begin("success");
        assertThat(payment.state()).isInstanceOf(PaymentState.Initiated.class);
        assertThat(payments.settleNow(payment.id())).isInstanceOf(PaymentState.Captured.class);
        assertThat(payments.settleNow(payment.id())).isInstanceOf(PaymentState.Captured.class);
        assertHeld(payment, PRICE);
        assertThat(reactions(payment)).isEqualTo(1);
    }

    @Test
    void aDeclinedPaymentMovesNothing() {
        var payment = begin("decline");
        assertThat(payments.settleNow(payment.id())).isInstanceOf(PaymentState.Declined.class);
        assertHeld(payment, NOTHING);
        assertThat(ledger.balance(escrow(payment)).pendingIn()).isEqualTo(NOTHING);
        assertThat(Collections.frequency(things.declined, payment.id())).isEqualTo(1);
    }

    @Test
    void theSameKeyIsTheSamePayment() {
        var request = request(things.add(Decision.ACCEPTED), "success", "key-1");
        var first = begin(request);
        assertThat(begin(request).id()).isEqualTo(first.id());
        assertThat(ledger.balance(escrow(first)).pendingIn()).isEqualTo(PRICE);
        refused("payment.key-conflict", () -> begin(request(request.subject(), "decline", "key-1")));
        refused("payment.open-conflict", () -> begin(request(request.subject(), "success", "key-2")));
    }

    @Test
    void clickedTwiceAtOnceItIsOnePayment() throws Exception {
        var request = request(things.add(Decision.ACCEPTED), "success", "double-click");
        var ids = atOnce(4, () -> {
            var payment = begin(request);
            payments.settleNow(payment.id());
            return payment.id();
        });
        assertThat(Set.copyOf(ids)).hasSize(1);
        assertThat(ledger.balance(AccountRef.escrow(request.subject(), PRICE.currency()))
                        .posted())
                .isEqualTo(PRICE);
        assertThat(Collections.frequency(things.captured, ids.getFirst())).isEqualTo(1);
    }

    @Test
    void anUnknownMethodOrScenarioIsRefusedBeforeAnythingIsRecorded() {
        var thing = things.add(Decision.ACCEPTED);
        refused("payment.scenario-unknown", () -> begin(request(thing, "explode", "k")));
        refused(
                "payment.method-unknown",
                () -> begin(new PaymentRequest(thing, payer, PRICE, "shells", "success", "k")));
        assertThat(payments.of(thing)).isEmpty();
    }

    @Test
    void silenceIsSettledByAsking() {
        var payment = begin("silent");
        assertThat(payments.settleNow(payment.id())).isInstanceOf(PaymentState.Unknown.class);
        assertHeld(payment, NOTHING);
        recover(payment);
        assertThat(found(payment).state()).isInstanceOf(PaymentState.Captured.class);
        assertHeld(payment, PRICE);
        assertThat(reactions(payment)).isEqualTo(1);
    }

    @Test
    void aPaymentThatNeverReachedTheProviderIsChargedByRecovery() {
        var payment = begin("success");
        recover(payment);
        assertThat(found(payment).state()).isInstanceOf(PaymentState.Captured.class);
        assertHeld(payment, PRICE);
    }

    @Test
    void whenTheOrderFailsNothingIsCapturedUntilItWorks() {
        var payment = begin("success");
        things.failOnce(payment.request().subject());
        assertThatThrownBy(() -> payments.settleNow(payment.id())).hasMessage("The thing failed");
        assertThat(found(payment).state().open()).isTrue();
        assertHeld(payment, NOTHING);
        recover(payment);
        assertHeld(payment, PRICE);
        assertThat(reactions(payment)).isEqualTo(1);
    }

    @Test
    void aRefundTheProviderDidNotHearOfIsSentAgain() {
        var payment = begin("success");
        payments.settleNow(payment.id());
        refund(payment.request().subject(), PRICE);
        Await.until(() -> jdbc.sql("select count(done) from ledger.refund where payment = ?")
                        .param(payment.id().value())
                        .query(Long.class)
                        .single()
                == 1);
        jdbc.sql("update ledger.refund set done = null, ask_after = now() where payment = ?")
                .param(payment.id().value())
                .update();
        recovery.run();
        assertRefundedAtProvider(payment, PRICE);
        assertHeld(payment, NOTHING);
    }

    @Test
    void notifiedTwiceIsCapturedOnce() {
        var payment = unknown();
        var message = captured(payment.id().value(), PRICE);
        assertThat(notifications.receive("sandbox", message)).isInstanceOf(PaymentState.Captured.class);
        assertThat(notifications.receive("sandbox", message)).isInstanceOf(PaymentState.Captured.class);
        assertHeld(payment, PRICE);
        assertThat(reactions(payment)).isEqualTo(1);
    }

    @Test
    void notifiedAndAskedAtOnceIsCapturedOnce() throws Exception {
        for (int round = 0; round < 5; round++) {
            var payment = begin("success");
            var message = captured(payment.id().value(), PRICE);
            var turn = new java.util.concurrent.atomic.AtomicInteger();
            var states = atOnce(
                    6,
                    () -> turn.getAndIncrement() % 2 == 0
                            ? payments.settleNow(payment.id()).code()
                            : notifications.receive("sandbox", message).code());
            assertThat(states).containsOnly("CAPTURED");
            assertHeld(payment, PRICE);
            assertThat(reactions(payment)).isEqualTo(1);
        }
    }

    @Test
    void moneyThatComesAfterTheOrderLapsedGoesBack() {
        var payment = unknown();
        things.lapse(payment.request().subject());
        assertThat(notifications
                        .receive("sandbox", captured(payment.id().value(), PRICE))
                        .code())
                .isEqualTo("REFUNDED");
        assertHeld(payment, NOTHING);
        assertRefundedAtProvider(payment, PRICE);
    }

    @Test
    void moneyForAnOrderNobodyKnowsGoesBack() {
        var payment = begin(request(UUID.randomUUID(), "success", "key"));
        assertThat(payments.settleNow(payment.id()).code()).isEqualTo("REFUNDED");
        assertHeld(payment, NOTHING);
    }

    @Test
    void aNotificationOfAnUnknownPaymentIsRefused() {
        refused("payment.not-found", () -> notifications.receive("sandbox", captured(UUID.randomUUID(), PRICE)));
    }

    @Test
    void aWrongAmountIsNeverCapturedAndWaitsForTheOperator() {
        var payment = unknown();
        var wrong = captured(payment.id().value(), PRICE.minus(Money.of(1, "CNY")));
        refused("payment.amount-conflict", () -> notifications.receive("sandbox", wrong));
        refused(
                "payment.amount-conflict",
                () -> notifications.receive("sandbox", captured(payment.id().value(), PRICE)));
        recover(payment);
        payments.settleNow(payment.id());
        assertHeld(payment, NOTHING);
        assertThat(reactions(payment)).isZero();
        assertThat(payments.list(operator(), new PaymentFilter("FLAGGED", null, 100))
                        .items())
                .extracting(Payment::id)
                .contains(payment.id());
        assertThat(payments.recheck(operator(), payment.id())).isInstanceOf(PaymentState.Captured.class);
        assertHeld(payment, PRICE);
    }

    @Test
    void theOppositeOutcomeLaterIsForTheOperator() {
        var payment = begin("decline");
        payments.settleNow(payment.id());
        notifications.receive("sandbox", captured(payment.id().value(), PRICE));
        assertThat(found(payment).flag()).isEqualTo("payment.outcome-conflict");
        assertHeld(payment, NOTHING);
    }

    @Test
    void aForgedChangedOrOldNotificationIsRefused() {
        var payment = unknown();
        var body = body("payment.captured", payment.id().value(), PRICE);
        var forged = new WebhookSignature(new byte[32]).sign("m", Instant.now(), body);
        refused("notification.signature-forbidden", () -> notifications.receive("sandbox", forged));
        var genuine = signature().sign("m", Instant.now(), body);
        var changed = new SignedNotification("n", genuine.timestamp(), genuine.signature(), body);
        refused("notification.signature-forbidden", () -> notifications.receive("sandbox", changed));
        var old = signature().sign("m", Instant.now().minus(Duration.ofMinutes(6)), body);
        refused("notification.stale", () -> notifications.receive("sandbox", old));
        var nonsense = signature().sign("m", Instant.now(), "[1]".getBytes(StandardCharsets.UTF_8));
        refused("notification.unreadable", () -> notifications.receive("sandbox", nonsense));
        assertHeld(payment, NOTHING);
    }

    @Test
    void partsAreGivenBackUntilNothingIsLeft() {
        var payment = begin("success");
        payments.settleNow(payment.id());
        var order = payment.request().subject();
        refund(order, Money.of(345, "CNY"));
        refund(order, Money.of(2_000, "CNY"));
        assertHeld(payment, Money.of(10_000, "CNY"));
        assertThat(found(payment).state())
                .isInstanceOfSatisfying(
                        PaymentState.Refunded.class,
                        state -> assertThat(state.refunded()).isEqualTo(Money.of(2_345, "CNY")));
        refused("payment.refund-conflict", () -> refund(order, Money.of(10_001, "CNY")));
        refund(order, Money.of(10_000, "CNY"));
        assertHeld(payment, NOTHING);
        assertRefundedAtProvider(payment, PRICE);
    }

    @Test
    void releasedMoneyGoesToTheMakerLessCommission() {
        var payment = begin("success");
        payments.settleNow(payment.id());
        var order = payment.request().subject();
        var maker = new PartyId(UUID.randomUUID());
        var share = new Share(maker, Money.of(12_000, "CNY"));
        refused("ledger.release-conflict", () -> release(order, share, Money.of(344, "CNY")));
        refused("ledger.release-conflict", () -> release(order, share, Money.of(346, "CNY")));
        release(order, share, Money.of(345, "CNY"));
        assertHeld(payment, NOTHING);
        assertThat(ledger.balance(AccountRef.party(maker, PRICE.currency())).posted())
                .isEqualTo(share.amount());
        refused("ledger.insufficient", () -> refund(order, Money.of(1, "CNY")));
    }

    @Test
    void onlyAnOperatorSeesAllPayments() {
        var somebody = new Caller(payer, "Somebody", Set.of());
        refused("payment.list-forbidden", () -> payments.list(somebody, new PaymentFilter(null, null, 10)));
    }

    @Test
    void providersAreNotCalledInsideATransaction() {
        var payment = begin("success");
        assertThatThrownBy(() -> transaction.execute(status -> payments.settleNow(payment.id())))
                .isInstanceOf(IllegalStateException.class);
    }

    private Payment unknown() {
        var payment = begin("silent");
        payments.settleNow(payment.id());
        return payment;
    }

    private Payment begin(String scenario) {
        return begin(request(things.add(Decision.ACCEPTED), scenario, "key"));
    }

    private Payment begin(PaymentRequest request) {
        return inTransaction(() -> payments.begin(request));
    }

    private PaymentRequest request(UUID thing, String scenario, String key) {
        return new PaymentRequest(thing, payer, PRICE, "sandbox", scenario, key);
    }

    private void refund(UUID order, Money amount) {
        transaction.executeWithoutResult(status -> payments.refund(order, amount, "test"));
    }

    private void release(UUID order, Share share, Money commission) {
        transaction.executeWithoutResult(status -> payments.release(order, List.of(share), commission));
    }

    private <T> T inTransaction(Supplier<T> work) {
        return java.util.Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    /** As after a restart: the payment's turn has come; the program's own recovery may be quicker. */
    private void recover(Payment payment) {
        jdbc.sql("update ledger.payment set ask_after = now() where id = ?")
                .param(payment.id().value())
                .update();
        recovery.run();
        Await.until(() -> !found(payment).state().open() || found(payment).flag() != null);
    }

    private void assertRefundedAtProvider(Payment payment, Money amount) {
        Await.until(() -> refundedAtProvider(payment) == amount.minor());
    }

    /** By the sandbox's own account. */
    private long refundedAtProvider(Payment payment) {
        return sandbox.settlement()
                .lines()
                .map(line -> line.split(",", -1))
                .filter(cells -> cells.length == 7
                        && cells[1].equals("refund")
                        && cells[3].equals(payment.id().toString()))
                .mapToLong(cells -> Long.parseLong(cells[4]))
                .sum();
    }

    private void assertHeld(Payment payment, Money amount) {
        assertThat(ledger.balance(escrow(payment)).posted()).isEqualTo(amount);
    }

    private long reactions(Payment payment) {
        return Collections.frequency(things.captured, payment.id());
    }

    private Payment found(Payment payment) {
        return payments.find(payment.id()).orElseThrow();
    }

    private static AccountRef escrow(Payment payment) {
        return AccountRef.escrow(payment.request().subject(), PRICE.currency());
    }

    private static Caller operator() {
        var platform = new PartyId(UUID.randomUUID());
        return new Caller(new PartyId(UUID.randomUUID()), "Operator", Set.of(new Membership(platform, Role.OPERATOR)));
    }

    private SignedNotification captured(UUID payment, Money amount) {
        return signature().sign("msg", Instant.now(), body("payment.captured", payment, amount));
    }

    private WebhookSignature signature() {
        return sandbox.signature();
    }

    private static byte[] body(String type, UUID payment, Money amount) {
        return """
                {"type":"%s","merchant":"wishwright","payment":"%s","reference":"r","minor":%d,"currency":"%s"}""".formatted(type, payment, amount.minor(), amount.currency()).getBytes(StandardCharsets.UTF_8);
    }

    private static <T> List<T> atOnce(int threads, Callable<T> work) throws Exception {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var calls = IntStream.range(0, threads).mapToObj(i -> work).toList();
            var answers = new java.util.ArrayList<T>();
            for (var future : pool.invokeAll(calls)) {
                answers.add(future.get());
            }
            return answers;
        }
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refusal().code()).isEqualTo(code));
    }
}

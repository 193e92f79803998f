package org.wishwright.platform.ledger.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestOperator;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.PaidThings;
import org.wishwright.platform.ledger.PaymentReaction.Decision;
import org.wishwright.platform.ledger.PaymentRequest;
import org.wishwright.platform.ledger.Payments;
import org.wishwright.platform.ledger.Reconciliations;
import org.wishwright.platform.ledger.Reconciliations.Run;
import org.wishwright.platform.ledger.Reconciliations.Wanted;
import org.wishwright.platform.ledger.reconciliation.Difference;
import org.wishwright.platform.ledger.reconciliation.Difference.Cause;

@PlatformTest
class ReconciliationTest {

    private static final Duration AROUND = Duration.ofHours(6);

    @Autowired
    Reconciliations reconciliations;

    @Autowired
    ReconciliationPages pages;

    @Autowired
    Payments payments;

    @Autowired
    PaidThings things;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    BusinessClock clock;

    @LocalServerPort
    int port;

    @Test
    void everyDifferenceOfAFileIsExplained() {
        var right = pay(10_000);
        var dear = pay(20_000);
        var twice = pay(30_000);
        var missing = pay(40_000);
        var stranger = UUID.randomUUID();
        var run = compare(file(
                line(right, 10_000, "CNY", 60),
                line(dear, 20_001, "CNY", 120),
                line(twice, 30_000, "CNY", 180),
                line(twice, 30_000, "CNY", 180),
                line(stranger, 5, "CNY", 0)));
        assertThat(found(run, right)).isEmpty();
        assertThat(found(run, dear)).containsExactly(Cause.AMOUNT);
        assertThat(found(run, twice)).containsExactly(Cause.DUPLICATED);
        assertThat(found(run, missing)).containsExactly(Cause.MISSING_THERE);
        assertThat(found(run, stranger)).containsExactly(Cause.MISSING_HERE);
        assertThat(run.theirs()).isEqualTo(5);
    }

    @Test
    void theSandboxesOwnAccountAgreesWithTheLedger() {
        var payment = pay(12_345);
        var paidFor = Objects.requireNonNull(order);
        transaction.executeWithoutResult(status -> payments.refund(paidFor, Money.of(345, "CNY"), "test"));
        Await.until(() -> {
            var now = clock.instant();
            var run = reconciliations.fetch(operator(), "sandbox", now.minus(AROUND), now.plus(AROUND));
            return found(run, payment).isEmpty();
        });
    }

    @Test
    void theSameFileAgainAnswersAsAtFirst() {
        var file = file(line(pay(100), 100, "CNY", 0));
        assertThat(reconciliations.compare(operator(), file).id())
                .isEqualTo(reconciliations.compare(operator(), file).id());
    }

    @Test
    void aFileCutInHalfIsRefusedWholeAndNothingOfItIsKept() {
        var whole = file(line(pay(100), 100, "CNY", 0), line(pay(200), 200, "CNY", 1));
        var half = java.util.Arrays.copyOf(whole.content(), whole.content().length / 2);
        int before = reconciliations.latest(operator()).size();
        refused(
                "reconciliation.file-invalid",
                () -> reconciliations.compare(
                        operator(),
                        new Reconciliations.File("sandbox", "half.csv", half, whole.from(), whole.until())));
        assertThat(reconciliations.latest(operator()))
                .hasSizeLessThanOrEqualTo(Math.max(before, 50))
                .noneMatch(run -> run.fileName().equals("half.csv"));
    }

    @Test
    void tooMuchOrTooLongIsRefused() {
        var now = clock.instant();
        refused(
                "reconciliation.file-too-large",
                () -> reconciliations.compare(
                        operator(),
                        new Reconciliations.File("sandbox", "f", new byte[17 * 1024 * 1024], now, now.plus(AROUND))));
        refused(
                "reconciliation.time-invalid",
                () -> reconciliations.compare(
                        operator(), new Reconciliations.File("sandbox", "f", new byte[1], now, now.minus(AROUND))));
        refused("reconciliation.no-file", () -> reconciliations.fetch(operator(), "shells", now, now.plus(AROUND)));
    }

    @Test
    void onlyAnOperatorCompares() {
        var somebody = new Caller(new PartyId(UUID.randomUUID()), "Somebody", Set.of());
        refused("reconciliation.operator-forbidden", () -> reconciliations.latest(somebody));
        assertThat(TestClient.signedUp(port, "Stranger")
                        .page("/operator/reconciliation")
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void theOperatorReadsWhatDiffersAndFindsIt(String language) {
        var payment = pay(50_000);
        var run = compare(file(line(payment, 50_000, "EUR", 300)));
        var client = TestOperator.client(port);
        client.page("/language/" + language + "?to=/operator");
        var address = "/operator/reconciliation?run=" + run.id() + "&q=" + payment;
        var text = TestClient.expect(200, client.page(address)).text();
        assertThat(text).contains(payment.toString(), "500.00 EUR", "500.00 CNY", "class=\"bar-fill bad\"");
        assertThat(TestClient.expect(200, client.page(address + "&cause=FEE")).text())
                .doesNotContain("500.00 EUR");
        assertThat(client.page("/operator/reconciliation?run=nonsense").status())
                .isEqualTo(404);
        assertThat(TestClient.expect(200, client.page("/operator/reconciliation?run=" + run.id() + "&after=999999"))
                        .text())
                .contains("class=\"empty\"");
    }

    @Test
    void aBadFileIsSaidBesideItsField() throws Exception {
        var today =
                LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai")).toString();
        var broken = new MockMultipartFile("file", "x.csv", "text/csv", "booked,kind".getBytes(StandardCharsets.UTF_8));
        var view = pages.compare(operator(), "sandbox", today, today, broken);
        assertThat(refusal(view))
                .satisfies(refusal -> assertThat(refusal.values()).containsEntry("field", "file"));
        var nothing = pages.compare(operator(), "alipay", today, today, null);
        assertThat(refusal(nothing).code()).isEqualTo("reconciliation.no-file");
        var noDays = pages.compare(operator(), "sandbox", "", "", broken);
        assertThat(refusal(noDays).code()).isEqualTo("reconciliation.time-invalid");
        var compared = pages.compare(operator(), "sandbox", today, today, null);
        assertThat(compared.getViewName()).startsWith("redirect:/operator/reconciliation?run=");
    }

    private @org.jspecify.annotations.Nullable UUID order;

    private UUID pay(long minor) {
        order = things.add(Decision.ACCEPTED);
        var request = new PaymentRequest(
                order, new PartyId(UUID.randomUUID()), Money.of(minor, "CNY"), "sandbox", "success", "key");
        var payment = Objects.requireNonNull(transaction.execute(status -> payments.begin(request)));
        assertThat(payments.settleNow(payment.id()).code()).isEqualTo("CAPTURED");
        return payment.id().value();
    }

    private Run compare(Reconciliations.File file) {
        return reconciliations.compare(operator(), file);
    }

    private List<Cause> found(Run run, UUID payment) {
        return reconciliations
                .differences(operator(), new Wanted(run.id(), null, payment.toString(), 0))
                .items()
                .stream()
                .map(Difference::cause)
                .toList();
    }

    private Reconciliations.File file(String... lines) {
        var now = clock.instant();
        var text = "booked,kind,id,payment,minor,currency,fee\n" + String.join("\n", lines) + "\nend," + lines.length
                + "\n";
        return new Reconciliations.File(
                "sandbox", "day.csv", text.getBytes(StandardCharsets.UTF_8), now.minus(AROUND), now.plus(AROUND));
    }

    private String line(UUID payment, long minor, String currency, long fee) {
        Instant now = clock.instant();
        return now + ",payment," + payment + "," + payment + "," + minor + "," + currency + "," + fee;
    }

    private Caller operator() {
        return TestOperator.at(port).caller();
    }

    private static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refusal().code()).isEqualTo(code));
    }

    private static Refusal refusal(ModelAndView answer) {
        var view = (ReconciliationView) Objects.requireNonNull(answer.getModel().get("view"));
        return Objects.requireNonNull(view.refusal());
    }
}

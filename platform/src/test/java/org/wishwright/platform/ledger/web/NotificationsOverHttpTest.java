package org.wishwright.platform.ledger.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.kernel.Money;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.PaidThings;
import org.wishwright.platform.ledger.Payment;
import org.wishwright.platform.ledger.PaymentReaction.Decision;
import org.wishwright.platform.ledger.PaymentRequest;
import org.wishwright.platform.ledger.Payments;
import org.wishwright.platform.ledger.sandbox.SandboxDoor;

@PlatformTest
class NotificationsOverHttpTest {

    private static final String DOOR = "/api/v1/payments/notifications";

    @Autowired
    Payments payments;

    @Autowired
    PaidThings things;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    SandboxDoor sandbox;

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({"late, UNKNOWN, 1", "duplicate, CAPTURED, 2", "reordered, UNKNOWN, 2"})
    void theSandboxSendsItsNotificationsThroughTheDoor(String scenario, String atOnce, int notices) {
        var payment = begin(new PartyId(UUID.randomUUID()), scenario);
        assertThat(payments.settleNow(payment.id()).code()).isEqualTo(atOnce);
        Await.until(() ->
                sandbox.noticesTaken(payment.id()) == notices && state(payment).equals("CAPTURED"));
        assertThat(Collections.frequency(things.captured, payment.id())).isEqualTo(1);
    }

    @Test
    void theDoorAnswersByTheSignatureAlone() {
        var payment = begin(new PartyId(UUID.randomUUID()), "success");
        var body = Map.of(
                "type", "payment.captured",
                "merchant", "wishwright",
                "payment", payment.id().toString(),
                "reference", "r",
                "minor", 4_200,
                "currency", "CNY");
        var unsigned = TestClient.visitor(port).post(DOOR, body);
        assertThat(unsigned.status()).isEqualTo(403);
        assertThat(unsigned.code()).isEqualTo("notification.signature-forbidden");
        assertThat(TestClient.visitor(port).post(DOOR, "x".repeat(70_000)).status())
                .isEqualTo(413);
        assertThat(state(payment)).isEqualTo("INITIATED");
        var text = new tools.jackson.databind.ObjectMapper().writeValueAsString(body);
        var signed = sandbox.signature().sign("m", Instant.now(), text.getBytes(StandardCharsets.UTF_8));
        var sender = TestClient.visitor(port)
                .with("webhook-id", signed.id())
                .with("webhook-timestamp", signed.timestamp())
                .with("webhook-signature", signed.signature());
        assertThat(sender.post(DOOR, body).text("state")).isEqualTo("CAPTURED");
        assertThat(sender.post(DOOR, body).text("state")).isEqualTo("CAPTURED");
        assertThat(Collections.frequency(things.captured, payment.id())).isEqualTo(1);
    }

    @Test
    void aPersonReadsHerStatementAndAVisitorDoesNot() {
        assertThat(TestClient.visitor(port).get("/api/v1/statements").status()).isEqualTo(401);
        var buyer = TestClient.browser(port, "Buyer");
        assertThat(TestClient.expect(200, buyer.page("/statements")).text()).contains("Nothing has moved here yet");
        payments.settleNow(begin(new PartyId(buyer.person()), "success").id());
        assertThat(TestClient.expect(200, buyer.page("/statements")).text()).contains("42.00 CNY");
        assertThat(buyer.get("/api/v1/statements")
                        .json()
                        .path("balance")
                        .path("minor")
                        .asLong())
                .isEqualTo(4_200);
        assertThat(TestClient.expect(200, buyer.page("/statements.csv?currency=CNY&party=" + buyer.person()))
                        .text())
                .contains("42.00,42.00,CNY");
        var stranger = TestClient.signedUp(port, "Stranger");
        assertThat(stranger.get("/api/v1/statements?party=" + buyer.person()).status())
                .isEqualTo(404);
        assertThat(stranger.get("/api/v1/operator/payments").status()).isEqualTo(403);
    }

    private Payment begin(PartyId payer, String scenario) {
        var request = new PaymentRequest(
                things.add(Decision.ACCEPTED), payer, Money.of(4_200, "CNY"), "sandbox", scenario, "key");
        return Objects.requireNonNull(transaction.execute(status -> payments.begin(request)));
    }

    private String state(Payment payment) {
        return payments.find(payment.id()).orElseThrow().stateCode();
    }
}

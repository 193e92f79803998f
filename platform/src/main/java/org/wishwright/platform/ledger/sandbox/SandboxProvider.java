package org.wishwright.platform.ledger.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.ledger.ChargeAnswer;
import org.wishwright.platform.ledger.ChargeRequest;
import org.wishwright.platform.ledger.Notification;
import org.wishwright.platform.ledger.PaymentId;
import org.wishwright.platform.ledger.PaymentProvider;
import org.wishwright.platform.ledger.PaymentRequest;
import org.wishwright.platform.ledger.ProviderSilentException;
import org.wishwright.platform.ledger.RefundRequest;
import org.wishwright.platform.ledger.SignedNotification;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/** The built-in provider: moves no real money and plays the outcome that the payer asks for. */
@Component
class SandboxProvider implements PaymentProvider {

    /** The body of a notification. */
    record Body(String type, UUID payment, String reference, long minor, String currency) {}

    static final String CAPTURED = "payment.captured";
    static final String DECLINED = "payment.declined";

    private final SandboxBooks books;
    private final ObjectMapper json;
    private final Duration patience;
    private volatile @Nullable WebhookSignature signature;

    SandboxProvider(
            SandboxBooks books, ObjectMapper json, @Value("${wishwright.sandbox.patience:PT1S}") Duration patience) {
        this.books = books;
        this.json = json;
        this.patience = patience;
    }

    @Override
    public String method() {
        return "sandbox";
    }

    @Override
    public Optional<Refusal> refuses(PaymentRequest request) {
        return Scenario.named(request.scenario()).isPresent()
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        "payment.scenario-unknown",
                        "The sandbox plays no {scenario}. Choose one of: {scenarios}.",
                        "field",
                        "scenario",
                        "scenario",
                        request.scenario(),
                        "scenarios",
                        Scenario.words()));
    }

    @Override
    public ChargeAnswer charge(ChargeRequest request) {
        var scenario = Scenario.named(request.scenario()).orElseThrow();
        var charge = books.charge(request, scenario);
        if (scenario == Scenario.SILENT) {
            throw timedOut();
        }
        return answer(charge);
    }

    @Override
    public ChargeAnswer ask(PaymentId payment) {
        return books.find(payment).map(SandboxProvider::answer).orElseGet(ChargeAnswer.NeverHeard::new);
    }

    @Override
    public void refund(RefundRequest request) {
        if (!books.refund(request)) {
            throw new IllegalStateException(
                    "The sandbox holds less than " + request.amount() + " of payment " + request.payment());
        }
    }

    @Override
    public Outcome<Notification> verify(SignedNotification message) {
        if (!signature().genuine(message)) {
            return Outcome.refused(Refusal.of(
                    "notification.signature-forbidden", "The signature is not the provider's. Sign with its secret."));
        }
        if (!WebhookSignature.fresh(message, Instant.now())) {
            return Outcome.refused(Refusal.of(
                    "notification.stale", "The message is older than five minutes. Send it with a new timestamp."));
        }
        return read(message.body());
    }

    SignedNotification notification(SandboxBooks.Charge charge) {
        var amount = charge.amount();
        var body = new Body(
                charge.captured() ? CAPTURED : DECLINED,
                charge.payment().value(),
                charge.reference(),
                amount.minor(),
                amount.currency().getCurrencyCode());
        return signature().sign("msg_" + UUID.randomUUID(), Instant.now(), json.writeValueAsBytes(body));
    }

    /** The secret never changes; read once. */
    WebhookSignature signature() {
        var known = signature;
        if (known == null) {
            known = new WebhookSignature(books.secret());
            signature = known;
        }
        return known;
    }

    private Outcome<Notification> read(byte[] bytes) {
        try {
            var body = json.readValue(bytes, Body.class);
            var answer = body.type().equals(CAPTURED)
                    ? new ChargeAnswer.Captured(body.reference(), Money.of(body.minor(), body.currency()))
                    : new ChargeAnswer.Declined(body.reference());
            return Outcome.accepted(new Notification(new PaymentId(body.payment()), answer));
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            return Outcome.refused(Refusal.of(
                    "notification.unreadable", "The body is not a payment notification this program knows."));
        }
    }

    private static ChargeAnswer answer(SandboxBooks.Charge charge) {
        if (!charge.decided()) {
            return new ChargeAnswer.Unknown();
        }
        return charge.captured()
                ? new ChargeAnswer.Captured(charge.reference(), charge.amount())
                : new ChargeAnswer.Declined("declined by the sandbox");
    }

    private ProviderSilentException timedOut() {
        try {
            Thread.sleep(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new ProviderSilentException("The sandbox did not answer within " + patience, null);
    }
}

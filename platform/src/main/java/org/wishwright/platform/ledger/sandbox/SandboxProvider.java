package org.wishwright.platform.ledger.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import org.wishwright.platform.ledger.RefundAnswer;
import org.wishwright.platform.ledger.RefundRequest;
import org.wishwright.platform.ledger.SignedNotification;
import org.wishwright.platform.ledger.sandbox.program.Play;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/** The built-in provider: moves no real money and plays the outcome that the payer asks for. */
@Component
class SandboxProvider implements PaymentProvider {

    /** The body of a notification. */
    record Body(String type, String merchant, UUID payment, String reference, long minor, String currency) {}

    private final SandboxClient sandbox;
    private final SandboxProcess process;
    private final ObjectMapper json;
    private volatile @Nullable WebhookSignature signature;

    SandboxProvider(SandboxClient sandbox, SandboxProcess process, ObjectMapper json) {
        this.sandbox = sandbox;
        this.process = process;
        this.json = json;
    }

    @Override
    public String method() {
        return "sandbox";
    }

    @Override
    public Optional<Refusal> refuses(PaymentRequest request) {
        return Play.named(request.scenario(), "").isPresent()
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        "payment.scenario-unknown",
                        "The sandbox plays no {scenario}. Choose one of: {scenarios}.",
                        "field",
                        "scenario",
                        "scenario",
                        request.scenario(),
                        "scenarios",
                        Play.words()));
    }

    @Override
    public ChargeAnswer charge(ChargeRequest request) {
        return answer(sandbox.post(
                "charges",
                Map.of(
                        "payment",
                        request.payment().toString(),
                        "minor",
                        request.amount().minor(),
                        "currency",
                        request.amount().currency().getCurrencyCode(),
                        "scenario",
                        request.scenario(),
                        "hold",
                        request.hold())));
    }

    @Override
    public ChargeAnswer ask(PaymentId payment) {
        return answer(sandbox.get("charges", payment.toString()));
    }

    /** Here a payment is decided soon after it is asked for; nothing waits for the payer. */
    @Override
    public ChargeAnswer cancel(PaymentId payment) {
        var found = ask(payment);
        return found instanceof ChargeAnswer.NeverHeard ? new ChargeAnswer.Declined("cancelled") : found;
    }

    @Override
    public RefundAnswer refund(RefundRequest request) {
        var answer = sandbox.post(
                "refunds",
                Map.of(
                        "id", request.refund().toString(),
                        "payment", request.payment().toString(),
                        "minor", request.amount().minor(),
                        "currency", request.amount().currency().getCurrencyCode()));
        return answer.status() == 200
                ? new RefundAnswer.Done("sandbox-" + request.refund())
                : new RefundAnswer.Refused(answer.detail());
    }

    /** All it has in its books; what lies outside the time is passed over when it is compared. */
    @Override
    public Optional<byte[]> settlementFile(Instant from, Instant until) {
        return Optional.of(sandbox.settlement().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<Holds> holds() {
        return Optional.of(new SandboxHolds());
    }

    @Override
    public Optional<ProfitSharing> profitSharing() {
        return Optional.of(new SandboxSharing(sandbox));
    }

    @Override
    public Optional<Payouts> payouts() {
        return Optional.of(new SandboxPayouts(sandbox));
    }

    @Override
    public Optional<Mandates> mandates() {
        return Optional.of(new SandboxMandates(sandbox, this));
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

    /** The secret never changes; read once. */
    WebhookSignature signature() {
        var known = signature;
        if (known == null) {
            known = new WebhookSignature(java.util.HexFormat.of().parseHex(process.secret()));
            signature = known;
        }
        return known;
    }

    private Outcome<Notification> read(byte[] bytes) {
        try {
            var body = json.readValue(bytes, Body.class);
            if (!body.merchant().equals(process.merchant())) {
                return Outcome.refused(Refusal.of(
                        "notification.merchant-forbidden", "The payment is another merchant's. Send it to that one."));
            }
            return Outcome.accepted(new Notification(new PaymentId(body.payment()), told(body)));
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            return Outcome.refused(Refusal.of(
                    "notification.unreadable", "The body is not a payment notification this program knows."));
        }
    }

    private static ChargeAnswer told(Body body) {
        var amount = Money.of(body.minor(), body.currency());
        return switch (body.type()) {
            case "payment.captured" -> new ChargeAnswer.Captured(body.reference(), amount);
            case "payment.declined" -> new ChargeAnswer.Declined(body.reference());
            case "payment.charged-back" -> new ChargeAnswer.ChargedBack(body.reference(), amount);
            case "payment.chargeback-won" -> new ChargeAnswer.ChargebackClosed(body.reference(), amount, true);
            case "payment.chargeback-lost" -> new ChargeAnswer.ChargebackClosed(body.reference(), amount, false);
            case "payment.pending" -> new ChargeAnswer.Unknown();
            default -> throw new IllegalArgumentException("Nothing is known of " + body.type());
        };
    }

    static ChargeAnswer answer(SandboxClient.Answer answer) {
        return switch (answer.state()) {
            case "captured" -> new ChargeAnswer.Captured(answer.reference(), amount(answer));
            case "held" ->
                new ChargeAnswer.Held(answer.reference(), amount(answer), Instant.ofEpochMilli(answer.until()));
            case "charged-back" -> new ChargeAnswer.ChargedBack(answer.reference(), amount(answer));
            case "chargeback-won" -> new ChargeAnswer.ChargebackClosed(answer.reference(), amount(answer), true);
            case "chargeback-lost" -> new ChargeAnswer.ChargebackClosed(answer.reference(), amount(answer), false);
            case "declined" -> new ChargeAnswer.Declined("declined by the sandbox");
            case "pending" -> new ChargeAnswer.Unknown();
            default -> answer.known() ? new ChargeAnswer.Declined(answer.detail()) : new ChargeAnswer.NeverHeard();
        };
    }

    private static Money amount(SandboxClient.Answer answer) {
        return Money.of(answer.minor(), answer.currency());
    }

    private final class SandboxHolds implements Holds {

        private static final Duration WEEK = Duration.ofDays(7);

        @Override
        public Duration longest() {
            return WEEK;
        }

        @Override
        public boolean partial() {
            return true;
        }

        @Override
        public ChargeAnswer capture(PaymentId payment, Money amount) {
            var answer = sandbox.post(
                    "captures",
                    Map.of(
                            "payment", payment.toString(),
                            "minor", amount.minor(),
                            "currency", amount.currency().getCurrencyCode()));
            return answer(answer);
        }

        @Override
        public ChargeAnswer release(PaymentId payment) {
            return answer(sandbox.post("voids", Map.of("payment", payment.toString())));
        }
    }
}

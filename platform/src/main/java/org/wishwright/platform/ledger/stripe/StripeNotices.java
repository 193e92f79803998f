package org.wishwright.platform.ledger.stripe;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.ledger.ChargeAnswer;
import org.wishwright.platform.ledger.Notification;
import org.wishwright.platform.ledger.PaymentId;
import org.wishwright.platform.ledger.SignedNotification;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Reads Stripe's events: signed over their time and body with the secret of the endpoint. */
final class StripeNotices {

    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final StripeProvider.Merchant merchant;
    private final StripeProvider stripe;
    private final ObjectMapper json;
    private final InstantSource clock;

    StripeNotices(StripeProvider.Merchant merchant, StripeProvider stripe, ObjectMapper json, InstantSource clock) {
        this.merchant = merchant;
        this.stripe = stripe;
        this.json = json;
        this.clock = clock;
    }

    Outcome<Notification> read(SignedNotification message) {
        var header = message.header("stripe-signature");
        var body = new String(message.body(), StandardCharsets.UTF_8);
        if (!signed(body, header)) {
            return refused("notification.signature-forbidden", "The signature is not Stripe's. Send what Stripe sent.");
        }
        if (!fresh(header)) {
            return refused(
                    "notification.stale", "The message is older than five minutes. Send it with a new timestamp.");
        }
        try {
            var event = json.readTree(body);
            var subject = event.path("data").path("object");
            var dispute = subject.path("object").asString("").equals("dispute");
            return dispute ? disputed(event, subject) : told(event, subject);
        } catch (JacksonException | IllegalArgumentException e) {
            return refused("notification.unreadable", "The body is not a payment notification this program knows.");
        }
    }

    private Outcome<Notification> told(JsonNode event, JsonNode intent) {
        var marks = intent.path("metadata");
        if (!ours(event, marks.path(StripeProvider.MERCHANT).asString(""))) {
            return anothers();
        }
        var payment =
                new PaymentId(UUID.fromString(marks.path(StripeProvider.PAYMENT).asString("")));
        var answer = switch (event.path("type").asString("")) {
            case "payment_intent.succeeded" ->
                new ChargeAnswer.Captured(intent.path("id").asString(""), money(intent, "amount_received"));
            case "payment_intent.canceled" -> new ChargeAnswer.Declined("cancelled");
            case "payment_intent.amount_capturable_updated" ->
                new ChargeAnswer.Held(
                        intent.path("id").asString(""),
                        money(intent, "amount_capturable"),
                        clock.instant().plus(StripeProvider.LONGEST_HOLD));
            default -> new ChargeAnswer.Unknown(); // a failed attempt may be followed by another
        };
        return Outcome.accepted(new Notification(payment, answer));
    }

    /** A dispute does not carry our marks: its payment does. */
    private Outcome<Notification> disputed(JsonNode event, JsonNode dispute) {
        var intent = stripe.intent(dispute.path("payment_intent").asString(""));
        var marks = intent.getMetadata();
        if (!ours(event, marks.getOrDefault(StripeProvider.MERCHANT, ""))) {
            return anothers();
        }
        var payment = new PaymentId(UUID.fromString(marks.getOrDefault(StripeProvider.PAYMENT, "")));
        var amount = money(dispute, "amount");
        var type = event.path("type").asString("");
        boolean lost = dispute.path("status").asString("").equals("lost");
        return Outcome.accepted(new Notification(
                payment,
                switch (type) {
                    case "charge.dispute.funds_withdrawn" -> new ChargeAnswer.ChargedBack(intent.getId(), amount);
                    case "charge.dispute.funds_reinstated" ->
                        new ChargeAnswer.ChargebackClosed(intent.getId(), amount, true);
                    case "charge.dispute.closed" ->
                        lost
                                ? new ChargeAnswer.ChargebackClosed(intent.getId(), amount, false)
                                : new ChargeAnswer.Unknown();
                    default -> new ChargeAnswer.Unknown();
                }));
    }

    /** In our own account, by this program, and not a test where real money moves or the other way round. */
    private boolean ours(JsonNode event, String name) {
        return event.path("account").isMissingNode()
                && event.path("livemode").asBoolean(false) == merchant.live()
                && merchant.name().equals(name);
    }

    private boolean signed(String body, String header) {
        try {
            return Webhook.Signature.verifyHeader(body, header, merchant.webhookSecret(), 0);
        } catch (SignatureVerificationException e) {
            return false;
        }
    }

    private boolean fresh(String header) {
        return Arrays.stream(header.split(",", 20))
                .filter(part -> part.startsWith("t="))
                .findFirst()
                .map(part -> {
                    try {
                        var sent = Instant.ofEpochSecond(Long.parseLong(part.substring(2)));
                        return Duration.between(sent, clock.instant()).abs().compareTo(WINDOW) <= 0;
                    } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
                        return false;
                    }
                })
                .orElse(false);
    }

    private static Money money(JsonNode subject, String field) {
        return Money.of(
                subject.path(field).asLong(0),
                subject.path("currency").asString("").toUpperCase(Locale.ROOT));
    }

    private static Outcome<Notification> anothers() {
        return refused("notification.merchant-forbidden", "The payment is another merchant's. Send it to that one.");
    }

    private static Outcome<Notification> refused(String code, String sentence) {
        return Outcome.refused(Refusal.of(code, sentence));
    }
}

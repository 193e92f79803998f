package org.wishwright.platform.ledger.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentSearchParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wishwright.kernel.CanonicalJson;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.ledger.ChargeAnswer;
import org.wishwright.platform.ledger.ChargeRequest;
import org.wishwright.platform.ledger.Notification;
import org.wishwright.platform.ledger.PaymentId;
import org.wishwright.platform.ledger.PaymentProvider;
import org.wishwright.platform.ledger.PaymentRequest;
import org.wishwright.platform.ledger.Presentation;
import org.wishwright.platform.ledger.ProviderSilentException;
import org.wishwright.platform.ledger.RefundAnswer;
import org.wishwright.platform.ledger.RefundRequest;
import org.wishwright.platform.ledger.SignedNotification;
import tools.jackson.databind.ObjectMapper;

/** Stripe: payment intents in the page, captured at once or held and captured by hand; refunds and transfers. */
final class StripeProvider implements PaymentProvider {

    static final String PAYMENT = "wishwright_payment";
    static final String MERCHANT = "wishwright_merchant";
    static final String REFUND = "wishwright_refund";

    /** How long a payer has; an intent does not end by itself, so it is cancelled then. */
    static final Duration PAYABLE = Duration.ofMinutes(30);

    /** Cards let a reservation go after seven days. */
    static final Duration LONGEST_HOLD = Duration.ofDays(7);

    /** Those whose smallest unit is the same here and there. */
    private static final Set<String> CURRENCIES =
            Set.of("CNY", "USD", "EUR", "GBP", "HKD", "JPY", "KRW", "AUD", "CAD", "SGD", "CHF");

    private static final long MOST_MINOR = 99_999_999;
    private static final int TOO_MANY_REQUESTS = 429;

    /** @param name marks what this program began, in an account that others may use too */
    record Merchant(String name, String publishableKey, String webhookSecret, boolean live) {}

    private final StripeClient client;
    private final Merchant merchant;
    private final StripeNotices notices;
    private final InstantSource clock;

    StripeProvider(StripeClient client, Merchant merchant, ObjectMapper json, InstantSource clock) {
        this.client = client;
        this.merchant = merchant;
        this.notices = new StripeNotices(merchant, this, json, clock);
        this.clock = clock;
    }

    @Override
    public String method() {
        return "stripe";
    }

    @Override
    public Optional<Refusal> refuses(PaymentRequest request) {
        var code = request.amount().currency().getCurrencyCode();
        if (!CURRENCIES.contains(code)) {
            return Optional.of(Refusal.of(
                    "payment.currency-unsupported",
                    "{provider} takes no {currency} here. Choose another way of paying.",
                    "field",
                    "method",
                    "provider",
                    "Stripe",
                    "currency",
                    code));
        }
        return request.amount().minor() > MOST_MINOR
                ? Optional.of(Refusal.of(
                        "payment.amount-unsupported",
                        "{provider} takes at most {most} at once. Choose another way of paying.",
                        "field",
                        "method",
                        "provider",
                        "Stripe",
                        "most",
                        new Money(MOST_MINOR, request.amount().currency())))
                : Optional.empty();
    }

    @Override
    public ChargeAnswer charge(ChargeRequest request) {
        var call = PaymentIntentCreateParams.builder()
                .setAmount(request.amount().minor())
                .setCurrency(request.amount().currency().getCurrencyCode().toLowerCase(Locale.ROOT))
                .setCaptureMethod(
                        request.hold()
                                ? PaymentIntentCreateParams.CaptureMethod.MANUAL
                                : PaymentIntentCreateParams.CaptureMethod.AUTOMATIC)
                .setAutomaticPaymentMethods(PaymentIntentCreateParams.AutomaticPaymentMethods.builder()
                        .setEnabled(true)
                        .build())
                .putMetadata(PAYMENT, request.payment().toString())
                .putMetadata(MERCHANT, merchant.name())
                .build();
        try {
            return state(answered(() -> client.v1().paymentIntents().create(call, once("pay-" + request.payment()))));
        } catch (Unwilling e) {
            return new ChargeAnswer.Declined(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public ChargeAnswer ask(PaymentId payment) {
        return found(payment).map(this::state).orElseGet(ChargeAnswer.NeverHeard::new);
    }

    @Override
    public ChargeAnswer cancel(PaymentId payment) {
        var intent = found(payment);
        if (intent.isEmpty()) {
            return new ChargeAnswer.Declined("cancelled");
        }
        try {
            return state(answered(
                    () -> client.v1().paymentIntents().cancel(intent.get().getId(), once("cancel-" + payment))));
        } catch (Unwilling e) {
            return ask(payment);
        }
    }

    /** Asked about before it is asked for: repeated with its key, Stripe would answer as it did at first. */
    @Override
    public RefundAnswer refund(RefundRequest request) {
        var intent = request.reference() != null
                ? request.reference()
                : found(request.payment()).map(PaymentIntent::getId).orElse("");
        if (intent.isEmpty()) {
            return new RefundAnswer.Refused("Stripe knows no payment " + request.payment());
        }
        try {
            var list = RefundListParams.builder()
                    .setPaymentIntent(intent)
                    .setLimit(100L)
                    .build();
            var earlier = answered(() -> client.v1().refunds().list(list)).getData().stream()
                    .filter(refund -> request.refund()
                            .toString()
                            .equals(refund.getMetadata().get(REFUND)))
                    .findFirst();
            var call = RefundCreateParams.builder()
                    .setPaymentIntent(intent)
                    .setAmount(request.amount().minor())
                    .putMetadata(REFUND, request.refund().toString())
                    .build();
            return state(
                    earlier.isPresent()
                            ? earlier.get()
                            : answered(() -> client.v1().refunds().create(call, once("refund-" + request.refund()))));
        } catch (Unwilling e) {
            return new RefundAnswer.Refused(String.valueOf(e.getMessage()));
        }
    }

    private static RefundAnswer state(Refund refund) {
        return switch (refund.getStatus()) {
            case "succeeded" -> new RefundAnswer.Done(refund.getId());
            case "failed", "canceled" -> new RefundAnswer.Refused("Stripe says " + refund.getStatus());
            default -> new RefundAnswer.Pending();
        };
    }

    @Override
    public Optional<Holds> holds() {
        return Optional.of(new StripeHolds());
    }

    @Override
    public Optional<ProfitSharing> profitSharing() {
        return Optional.of(new StripeTransfers(client, this));
    }

    @Override
    public Outcome<Notification> verify(SignedNotification notification) {
        return notices.read(notification);
    }

    ChargeAnswer state(PaymentIntent intent) {
        return switch (intent.getStatus()) {
            case "succeeded" -> new ChargeAnswer.Captured(intent.getId(), money(intent, intent.getAmountReceived()));
            case "requires_capture" ->
                new ChargeAnswer.Held(
                        intent.getId(),
                        money(intent, intent.getAmountCapturable()),
                        clock.instant().plus(LONGEST_HOLD));
            case "canceled" -> new ChargeAnswer.Declined("cancelled");
            case "processing" -> new ChargeAnswer.Unknown();
            default ->
                new ChargeAnswer.Waiting(new Presentation(
                        Presentation.Kind.IN_PAGE,
                        CanonicalJson.write(Map.of(
                                "clientSecret", intent.getClientSecret(),
                                "publishableKey", merchant.publishableKey())),
                        clock.instant().plus(PAYABLE)));
        };
    }

    /** By our mark on it. The search lags by a minute; a payment it misses is charged again under the same key. */
    Optional<PaymentIntent> found(PaymentId payment) {
        var query = PaymentIntentSearchParams.builder()
                .setQuery("metadata['" + PAYMENT + "']:'" + payment + "'")
                .setLimit(1L)
                .build();
        return answered(() -> client.v1().paymentIntents().search(query)).getData().stream()
                .findFirst();
    }

    PaymentIntent intent(String id) {
        return answered(() -> client.v1().paymentIntents().retrieve(id));
    }

    static RequestOptions once(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }

    private static Money money(PaymentIntent intent, long minor) {
        return Money.of(minor, intent.getCurrency().toUpperCase(Locale.ROOT));
    }

    /** A call to Stripe. */
    interface Call<T> {
        T execute() throws StripeException;
    }

    /** Stripe will not do it, however often it is asked. */
    static final class Unwilling extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unwilling(StripeException said) {
            super(said.getMessage(), said);
        }
    }

    /** Whatever is no answer is silence. @throws Unwilling for what Stripe refuses */
    static <T> T answered(Call<T> call) {
        try {
            return call.execute();
        } catch (ApiConnectionException e) {
            throw new ProviderSilentException("Stripe did not answer", e);
        } catch (StripeException e) {
            int status = e.getStatusCode() == null ? 500 : e.getStatusCode();
            if (status >= 500 || status == TOO_MANY_REQUESTS || status == 409) {
                throw new ProviderSilentException("Stripe asks to try again later", e);
            }
            throw new Unwilling(e);
        }
    }

    private final class StripeHolds implements Holds {

        @Override
        public Duration longest() {
            return LONGEST_HOLD;
        }

        @Override
        public boolean partial() {
            return true;
        }

        @Override
        public ChargeAnswer capture(PaymentId payment, Money amount) {
            var held = found(payment);
            if (held.isEmpty()) {
                return new ChargeAnswer.NeverHeard();
            }
            var call = PaymentIntentCaptureParams.builder()
                    .setAmountToCapture(amount.minor())
                    .build();
            try {
                return state(answered(() ->
                        client.v1().paymentIntents().capture(held.get().getId(), call, once("capture-" + payment))));
            } catch (Unwilling e) {
                return ask(payment);
            }
        }

        @Override
        public ChargeAnswer release(PaymentId payment) {
            return cancel(payment);
        }
    }
}

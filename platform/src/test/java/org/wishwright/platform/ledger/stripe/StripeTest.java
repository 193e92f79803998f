package org.wishwright.platform.ledger.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.net.Webhook;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import org.wishwright.kernel.Money;
import org.wishwright.platform.ledger.ChargeAnswer;
import org.wishwright.platform.ledger.ChargeRequest;
import org.wishwright.platform.ledger.PaymentId;
import org.wishwright.platform.ledger.PaymentProvider;
import org.wishwright.platform.ledger.ProviderContract;
import org.wishwright.platform.ledger.ProviderSettings;
import org.wishwright.platform.ledger.SignedNotification;
import org.wishwright.platform.ledger.StandIn;
import tools.jackson.databind.ObjectMapper;

class StripeTest extends ProviderContract {

    private static final String SECRET = "whsec_test";

    private final StripeStandIn stripe = new StripeStandIn();
    private final PaymentProvider provider = StripeConfiguration.provider(
            new ProviderSettings(
                    new MockEnvironment()
                            .withProperty("wishwright.base-url", "https://shop.example.org")
                            .withProperty(
                                    "wishwright.stripe.address",
                                    stripe.address().toString())
                            .withProperty("wishwright.stripe.secret-key", "sk_test_1")
                            .withProperty("wishwright.stripe.publishable-key", "pk_test_1")
                            .withProperty("wishwright.stripe.webhook-secret", SECRET),
                    "stripe"),
            new ObjectMapper(),
            InstantSource.fixed(NOW));

    @Test
    void whatIsHeldIsCapturedByHandInPart() {
        var holds = provider.holds().orElseThrow();
        provider.charge(new ChargeRequest(payment, PRICE, "page", true));
        pay(payment);
        assertThat(provider.ask(payment)).isInstanceOfSatisfying(ChargeAnswer.Held.class, held -> {
            assertThat(held.amount()).isEqualTo(PRICE);
            assertThat(held.until()).isEqualTo(NOW.plus(holds.longest()));
        });
        assertThat(holds.partial()).isTrue();
        var part = Money.of(10_000, "CNY");
        for (int time = 0; time < 2; time++) {
            assertThat(holds.capture(payment, part))
                    .isInstanceOfSatisfying(
                            ChargeAnswer.Captured.class,
                            paid -> assertThat(paid.amount()).isEqualTo(part));
        }
    }

    @Test
    void whatIsHeldIsLetGo() {
        provider.charge(new ChargeRequest(payment, PRICE, "page", true));
        pay(payment);
        assertThat(provider.holds().orElseThrow().release(payment)).isInstanceOf(ChargeAnswer.Declined.class);
        assertThat(provider.holds().orElseThrow().capture(payment, PRICE)).isInstanceOf(ChargeAnswer.Declined.class);
    }

    @Test
    void moneyThatABankTookBackIsSaid() {
        var intent = captured();
        var body = """
                {"type":"charge.dispute.funds_withdrawn","livemode":false,"data":{"object":{"object":"dispute",\
                "payment_intent":"%s","amount":12345,"currency":"cny"}}}""".formatted(intent);
        var told = provider.verify(signed(body, Fault.NONE)).orThrow();
        assertThat(told.payment()).isEqualTo(payment);
        assertThat(told.answer()).isInstanceOf(ChargeAnswer.ChargedBack.class);
    }

    @Test
    void anEventOfALiveAccountIsNotTakenWhereNothingIsReal() {
        captured();
        var live = new String(notice(payment, Fault.NONE).body(), StandardCharsets.UTF_8)
                .replace("\"livemode\":false", "\"livemode\":true");
        assertThat(provider.verify(signed(live, Fault.NONE)).isAccepted()).isFalse();
    }

    @Override
    protected PaymentProvider provider() {
        return provider;
    }

    @Override
    protected StandIn standIn() {
        return stripe;
    }

    @Override
    protected boolean pay(PaymentId payment) {
        return stripe.pay(payment.toString());
    }

    @Override
    protected int payments() {
        return stripe.payments();
    }

    @Override
    protected long refunded(PaymentId payment) {
        return stripe.refunded(payment.toString());
    }

    @Override
    protected long shared() {
        return stripe.shared();
    }

    @Override
    protected SignedNotification notice(PaymentId payment, Fault fault) {
        var body = """
                {"id":"evt_1","type":"payment_intent.succeeded","livemode":false,"data":{"object":{"id":"pi_1",\
                "object":"payment_intent","status":"succeeded","amount_received":12345,"currency":"cny",\
                "metadata":{"%s":"%s","%s":"%s"}}}}""".formatted(
                        StripeProvider.PAYMENT,
                        fault == Fault.NONSENSE ? "no id" : payment.toString(),
                        StripeProvider.MERCHANT,
                        fault == Fault.ANOTHER_MERCHANT ? "somebody" : "wishwright");
        return signed(body, fault);
    }

    private static SignedNotification signed(String body, Fault fault) {
        try {
            var secret = fault == Fault.FORGED ? "whsec_other" : SECRET;
            var header = Webhook.Signature.generateSignatureHeader(
                    body, secret, sent(fault).getEpochSecond());
            var sent = fault == Fault.CHANGED ? body.replace("evt_1", "evt_2") : body;
            return new SignedNotification(Map.of("stripe-signature", header), sent.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

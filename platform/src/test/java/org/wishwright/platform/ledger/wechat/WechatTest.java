package org.wishwright.platform.ledger.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import org.wishwright.platform.ledger.ChargeAnswer;
import org.wishwright.platform.ledger.ChargeRequest;
import org.wishwright.platform.ledger.PaymentId;
import org.wishwright.platform.ledger.PaymentProvider;
import org.wishwright.platform.ledger.Presentation;
import org.wishwright.platform.ledger.ProviderContract;
import org.wishwright.platform.ledger.ProviderSettings;
import org.wishwright.platform.ledger.ProviderSilentException;
import org.wishwright.platform.ledger.SignedNotification;
import org.wishwright.platform.ledger.StandIn;
import org.wishwright.platform.ledger.TestKeys;

class WechatTest extends ProviderContract {

    private static final TestKeys MERCHANT = TestKeys.fresh();
    private static final TestKeys WECHAT = TestKeys.fresh();
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final String NONCE = "123456789012";

    private final WechatStandIn wechat = new WechatStandIn(MERCHANT, WECHAT);
    private final MockEnvironment environment = new MockEnvironment()
            .withProperty("wishwright.base-url", "https://shop.example.org")
            .withProperty("wishwright.wechat.address", wechat.address().toString())
            .withProperty("wishwright.wechat.merchant-id", "1900000001")
            .withProperty("wishwright.wechat.app-id", "wx0001")
            .withProperty("wishwright.wechat.private-key", MERCHANT.privatePem())
            .withProperty("wishwright.wechat.merchant-serial", "SERIAL1")
            .withProperty("wishwright.wechat.wechat-public-key", WECHAT.publicPem())
            .withProperty("wishwright.wechat.wechat-public-key-id", "PUB_KEY_ID_1")
            .withProperty("wishwright.wechat.api-v3-key", KEY)
            .withProperty("wishwright.wechat.profit-sharing", "true");
    private final PaymentProvider provider =
            WechatConfiguration.provider(new ProviderSettings(environment, "wechat"), InstantSource.fixed(NOW));

    @Test
    void insideWechatThePageIsGivenSignedParameters() {
        var waiting = (ChargeAnswer.Waiting) provider.charge(new ChargeRequest(payment, PRICE, "page:oUpF8uMuAJO_M2"));
        assertThat(waiting.presentation().kind()).isEqualTo(Presentation.Kind.IN_PAGE);
        assertThat(waiting.presentation().content())
                .contains("\"package\":\"prepay_id=wx" + WechatProvider.number(payment.value()), "\"paySign\":");
        pay(payment);
        assertThat(provider.ask(payment)).isInstanceOf(ChargeAnswer.Captured.class);
    }

    @Test
    void anAnswerThatWechatDidNotSignIsSilence() {
        charge();
        pay(payment);
        wechat.signsWrongly = true;
        assertThatThrownBy(() -> provider.ask(payment)).isInstanceOf(ProviderSilentException.class);
    }

    @Test
    void chargedOnceMoreWhenPaidItIsAnsweredAsPaid() {
        charge();
        pay(payment);
        assertThat(charge()).isInstanceOf(ChargeAnswer.Captured.class);
    }

    @Test
    void withoutProfitSharingNothingIsFrozenOrSplit() {
        environment.setProperty("wishwright.wechat.profit-sharing", "false");
        var plain = WechatConfiguration.provider(new ProviderSettings(environment, "wechat"), InstantSource.fixed(NOW));
        assertThat(plain.profitSharing()).isEmpty();
    }

    @Override
    protected PaymentProvider provider() {
        return provider;
    }

    @Override
    protected StandIn standIn() {
        return wechat;
    }

    @Override
    protected boolean pay(PaymentId payment) {
        return wechat.pay(WechatProvider.number(payment.value()));
    }

    @Override
    protected int payments() {
        return wechat.payments();
    }

    @Override
    protected long refunded(PaymentId payment) {
        return wechat.refunded(WechatProvider.number(payment.value()));
    }

    @Override
    protected long shared() {
        return wechat.shared();
    }

    @Override
    protected SignedNotification notice(PaymentId payment, Fault fault) {
        var number = fault == Fault.NONSENSE ? "not ours" : WechatProvider.number(payment.value());
        var resource = """
                {"mchid":"%s","appid":"wx0001","out_trade_no":"%s","transaction_id":"4200","trade_state":"SUCCESS",\
                "amount":{"total":12345,"currency":"CNY"}}""".formatted(fault == Fault.ANOTHER_MERCHANT ? "1900000009" : "1900000001", number);
        var body = """
                {"id":"e1","create_time":"2026-03-01T12:05:06+08:00","event_type":"TRANSACTION.SUCCESS",\
                "resource_type":"encrypt-resource","resource":{"algorithm":"AEAD_AES_256_GCM","ciphertext":"%s",\
                "associated_data":"transaction","nonce":"%s","original_type":"transaction"}}""".formatted(encrypted(resource), NONCE);
        var timestamp = Long.toString(sent(fault).getEpochSecond());
        var signature = (fault == Fault.FORGED ? MERCHANT : WECHAT).sign(timestamp + "\nnonce\n" + body + "\n");
        var headers = Map.of(
                "wechatpay-serial",
                "PUB_KEY_ID_1",
                "wechatpay-timestamp",
                timestamp,
                "wechatpay-nonce",
                "nonce",
                "wechatpay-signature",
                signature);
        var sent = fault == Fault.CHANGED ? body.replace("e1", "e2") : body;
        return new SignedNotification(headers, sent.getBytes(StandardCharsets.UTF_8));
    }

    private static String encrypted(String text) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            var key = new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "AES");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, NONCE.getBytes(StandardCharsets.UTF_8)));
            cipher.updateAAD("transaction".getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(cipher.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

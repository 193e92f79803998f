package org.wishwright.platform.ledger.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

class AlipayTest extends ProviderContract {

    private static final TestKeys APP = TestKeys.fresh();
    private static final TestKeys ALIPAY = TestKeys.fresh();

    private final AlipayStandIn alipay = new AlipayStandIn(APP, ALIPAY);
    private final MockEnvironment environment = new MockEnvironment()
            .withProperty("wishwright.base-url", "https://shop.example.org")
            .withProperty("wishwright.alipay.address", alipay.address() + "/gateway.do")
            .withProperty("wishwright.alipay.app-id", "2021000000000001")
            .withProperty("wishwright.alipay.seller-id", "2088000000000001")
            .withProperty("wishwright.alipay.private-key", APP.privateKey())
            .withProperty("wishwright.alipay.alipay-public-key", ALIPAY.publicKey());
    private final PaymentProvider provider =
            AlipayConfiguration.provider(new ProviderSettings(environment, "alipay"), InstantSource.fixed(NOW));

    @Test
    void inThePageThePayerIsSentToAlipay() {
        var waiting = (ChargeAnswer.Waiting) provider.charge(new ChargeRequest(payment, PRICE, "page"));
        assertThat(waiting.presentation().kind()).isEqualTo(Presentation.Kind.ADDRESS);
        assertThat(waiting.presentation().content())
                .startsWith(alipay.address().toString())
                .contains("alipay.trade.page.pay", "123.45", payment.toString());
        assertThat(provider.ask(payment)).isInstanceOf(ChargeAnswer.NeverHeard.class);
    }

    @Test
    void anAnswerThatAlipayDidNotSignIsSilence() {
        charge();
        pay(payment);
        alipay.signsWrongly = true;
        assertThatThrownBy(() -> provider.ask(payment)).isInstanceOf(ProviderSilentException.class);
    }

    @Test
    void setUpInPartItSaysWhatIsMissing() {
        environment.setProperty("wishwright.alipay.seller-id", "");
        assertThatThrownBy(() -> AlipayConfiguration.provider(
                        new ProviderSettings(environment, "alipay"), InstantSource.fixed(NOW)))
                .hasMessageContaining("wishwright.alipay.seller-id-file");
    }

    @Override
    protected PaymentProvider provider() {
        return provider;
    }

    @Override
    protected StandIn standIn() {
        return alipay;
    }

    @Override
    protected boolean pay(PaymentId payment) {
        return alipay.pay(payment.toString());
    }

    @Override
    protected int payments() {
        return alipay.payments();
    }

    @Override
    protected long refunded(PaymentId payment) {
        return alipay.refunded(payment.toString());
    }

    @Override
    protected long shared() {
        return alipay.shared();
    }

    @Override
    protected SignedNotification notice(PaymentId payment, Fault fault) {
        var time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
                .format(sent(fault).atZone(ZoneId.of("Asia/Shanghai")));
        var fields = new TreeMap<>(Map.of(
                "notify_time", time,
                "notify_id", "n1",
                "app_id", fault == Fault.ANOTHER_MERCHANT ? "2021000000000009" : "2021000000000001",
                "seller_id", "2088000000000001",
                "out_trade_no", fault == Fault.NONSENSE ? "no number" : payment.toString(),
                "trade_no", "2026",
                "trade_status", "TRADE_SUCCESS",
                "total_amount", "123.45"));
        var content = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("&"));
        fields.put("sign_type", "RSA2");
        fields.put("sign", (fault == Fault.FORGED ? APP : ALIPAY).sign(content));
        if (fault == Fault.CHANGED) {
            fields.put("total_amount", "1.00");
        }
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return new SignedNotification(Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }
}

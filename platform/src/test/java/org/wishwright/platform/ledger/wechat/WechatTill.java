package org.wishwright.platform.ledger.wechat;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.env.MockEnvironment;
import org.wishwright.platform.ledger.PaymentId;
import org.wishwright.platform.ledger.PaymentProvider;
import org.wishwright.platform.ledger.ProviderSettings;
import org.wishwright.platform.ledger.TestKeys;

/** The program under test takes WeChat Pay as well, from a stand-in at which tests pay. */
@Configuration(proxyBeanMethods = false)
public class WechatTill {

    private static final TestKeys MERCHANT = TestKeys.fresh();
    private static final TestKeys WECHAT = TestKeys.fresh();
    private static final WechatStandIn STAND_IN = new WechatStandIn(MERCHANT, WECHAT);

    @Bean
    PaymentProvider wechatUnderTest() {
        var environment = new MockEnvironment()
                .withProperty("wishwright.base-url", "https://shop.example.org")
                .withProperty("wishwright.wechat.address", STAND_IN.address().toString())
                .withProperty("wishwright.wechat.merchant-id", "1900000001")
                .withProperty("wishwright.wechat.app-id", "wx0001")
                .withProperty("wishwright.wechat.private-key", MERCHANT.privatePem())
                .withProperty("wishwright.wechat.merchant-serial", "SERIAL1")
                .withProperty("wishwright.wechat.wechat-public-key", WECHAT.publicPem())
                .withProperty("wishwright.wechat.wechat-public-key-id", "PUB_KEY_ID_1")
                .withProperty("wishwright.wechat.api-v3-key", "0123456789abcdef0123456789abcdef");
        return WechatConfiguration.provider(new ProviderSettings(environment, "wechat"), InstantSource.system());
    }

    /** The payer scans the code and pays; false where the provider does not let her. */
    public static boolean pay(PaymentId payment) {
        return STAND_IN.pay(WechatProvider.number(payment.value()));
    }
}

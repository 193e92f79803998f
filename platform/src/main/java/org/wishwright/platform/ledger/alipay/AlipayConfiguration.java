package org.wishwright.platform.ledger.alipay;

import com.alipay.api.DefaultAlipayClient;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.wishwright.platform.ledger.ProviderSettings;

/** Alipay where an operator has named her application there. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("wishwright.alipay.app-id")
class AlipayConfiguration {

    private static final int CONNECT_MILLIS = 3_000;
    private static final int READ_MILLIS = 10_000;

    @Bean
    AlipayProvider alipayProvider(Environment environment) {
        return provider(new ProviderSettings(environment, "alipay"), InstantSource.system());
    }

    static AlipayProvider provider(ProviderSettings settings, InstantSource clock) {
        var client = DefaultAlipayClient.builder(
                        settings.optional("address", "https://openapi.alipay.com/gateway.do"),
                        settings.needed("app-id"),
                        settings.needed("private-key"))
                .alipayPublicKey(settings.needed("alipay-public-key"))
                .signType("RSA2")
                .charset("UTF-8")
                .format("json")
                .connectTimeout(CONNECT_MILLIS)
                .readTimeout(READ_MILLIS)
                .build();
        var merchant = new AlipayNotices.Merchant(
                settings.needed("app-id"), settings.needed("seller-id"), settings.needed("alipay-public-key"));
        return new AlipayProvider(client, merchant, settings.notifyAddress(), clock);
    }
}

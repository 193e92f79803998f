package org.wishwright.platform.ledger.wechat;

import com.wechat.pay.java.core.RSAPublicKeyConfig;
import com.wechat.pay.java.core.notification.RSAPublicKeyNotificationConfig;
import java.net.URI;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.wishwright.platform.ledger.ProviderSettings;

/** WeChat Pay where an operator has named her merchant number there. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("wishwright.wechat.merchant-id")
class WechatConfiguration {

    @Bean
    WechatProvider wechatProvider(Environment environment) {
        return provider(new ProviderSettings(environment, "wechat"), InstantSource.system());
    }

    static WechatProvider provider(ProviderSettings settings, InstantSource clock) {
        var config = new RSAPublicKeyConfig.Builder()
                .merchantId(settings.needed("merchant-id"))
                .privateKey(settings.needed("private-key"))
                .merchantSerialNumber(settings.needed("merchant-serial"))
                .publicKey(settings.needed("wechat-public-key"))
                .publicKeyId(settings.needed("wechat-public-key-id"))
                .apiV3Key(settings.needed("api-v3-key"))
                .build();
        var notices = new RSAPublicKeyNotificationConfig.Builder()
                .publicKey(settings.needed("wechat-public-key"))
                .publicKeyId(settings.needed("wechat-public-key-id"))
                .apiV3Key(settings.needed("api-v3-key"))
                .build();
        var address = URI.create(settings.optional("address", "https://api.mch.weixin.qq.com"));
        var http = new WechatHttp(config.createCredential(), config.createValidator(), address);
        var merchant = new WechatProvider.Merchant(
                settings.needed("merchant-id"),
                settings.needed("app-id"),
                settings.notifyAddress(),
                Boolean.parseBoolean(settings.optional("profit-sharing", "false")));
        return new WechatProvider(config, http, merchant, new WechatNotices(notices, merchant, clock), clock);
    }
}

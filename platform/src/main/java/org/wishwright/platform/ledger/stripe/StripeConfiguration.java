package org.wishwright.platform.ledger.stripe;

import com.stripe.StripeClient;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.wishwright.platform.ledger.ProviderSettings;
import tools.jackson.databind.ObjectMapper;

/** Stripe where an operator has named the key that is shown to payers. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("wishwright.stripe.publishable-key")
class StripeConfiguration {

    private static final int CONNECT_MILLIS = 3_000;
    private static final int READ_MILLIS = 15_000;

    @Bean
    StripeProvider stripeProvider(Environment environment, ObjectMapper json) {
        return provider(new ProviderSettings(environment, "stripe"), json, InstantSource.system());
    }

    static StripeProvider provider(ProviderSettings settings, ObjectMapper json, InstantSource clock) {
        var key = settings.needed("secret-key");
        var client = new StripeClient.StripeClientBuilder()
                .setApiKey(key)
                .setApiBase(settings.optional("address", "https://api.stripe.com"))
                .setConnectTimeout(CONNECT_MILLIS)
                .setReadTimeout(READ_MILLIS)
                .setMaxNetworkRetries(0) // silence is ours to ask about
                .build();
        var merchant = new StripeProvider.Merchant(
                settings.optional("merchant", "wishwright"),
                settings.needed("publishable-key"),
                settings.needed("webhook-secret"),
                key.contains("_live_"));
        return new StripeProvider(client, merchant, json, clock);
    }
}

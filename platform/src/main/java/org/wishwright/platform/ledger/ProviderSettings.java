package org.wishwright.platform.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.env.Environment;

/**
 * What an operator has set for one provider, under {@code wishwright.NAME.}; a secret is also read from the file that
 * {@code wishwright.NAME.KEY-file} names, so that it stands in no environment.
 */
public record ProviderSettings(Environment environment, String name) {

    /** @throws IllegalStateException where it is not set, saying how to */
    public String needed(String key) {
        var value = optional(key, "");
        if (value.isEmpty()) {
            throw new IllegalStateException("The payment provider " + name + " is set up in part only: set "
                    + property(key) + ", or " + property(key) + "-file to the name of a file that holds it.");
        }
        return value;
    }

    public String optional(String key, String fallback) {
        var file = environment.getProperty(property(key) + "-file", "");
        if (!file.isEmpty()) {
            try {
                return Files.readString(Path.of(file)).strip();
            } catch (IOException e) {
                throw new IllegalStateException(
                        "The file " + file + " that " + property(key) + "-file names cannot be read.", e);
            }
        }
        return environment.getProperty(property(key), fallback).strip();
    }

    /** Where this provider's notifications go: an address without a query, as some providers demand. */
    public String notifyAddress() {
        var base = environment.getProperty("wishwright.base-url", "");
        if (!base.startsWith("https://") && !base.startsWith("http://127.0.0.1")) {
            throw new IllegalStateException(
                    "Payment providers notify this program at its public address: set WISHWRIGHT_BASE_URL to it, as in"
                            + " https://shop.example.org");
        }
        return base + "/api/v1/payments/notifications/" + name;
    }

    private String property(String key) {
        return String.join(".", "wishwright", name, key);
    }
}

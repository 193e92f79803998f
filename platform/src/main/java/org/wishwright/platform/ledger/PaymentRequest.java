package org.wishwright.platform.ledger;

import java.util.UUID;
import org.wishwright.kernel.Money;
import org.wishwright.platform.identity.PartyId;

/**
 * A wish to pay.
 *
 * @param subject the order
 * @param amount positive
 * @param method names the {@link PaymentProvider}: {@code sandbox}, {@code alipay}, {@code wechat} or {@code stripe}
 * @param scenario what a sandbox shall play, such as {@code success} or {@code storm-42}; at other providers how the payer
 *     pays: {@code qr}, {@code page}, or {@code page:} and her name at the provider; anything else means {@code qr}
 * @param key chosen by the payer's client: the same key for the same subject is the same payment
 */
public record PaymentRequest(UUID subject, PartyId payer, Money amount, String method, String scenario, String key) {

    public PaymentRequest {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("A payment is positive, not " + amount);
        }
    }
}

package org.wishwright.platform.campaign.work;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import org.wishwright.platform.campaign.CampaignDeal;
import org.wishwright.platform.identity.DerivedKeys;

/**
 * Redemption codes 核销码 of services: twelve digits, worked out from the deal's id and a key derived from the server's secret, so that no
 * table holds them.
 */
@Component
class DealCodes {

    private static final long CODES = 1_000_000_000_000L;

    private final SecretKeySpec key;

    DealCodes(DerivedKeys keys) {
        key = new SecretKeySpec(keys.key("campaign.redemption.1"), "HmacSHA256");
    }

    /** Whether a deal ends with a code. */
    static boolean has(CampaignDeal deal) {
        return "code".equals(deal.terms().get("redeemed-by"));
    }

    /** In groups of four digits, to be read out. */
    String of(UUID deal) {
        var digits = digits(deal);
        return digits.substring(0, 4) + " " + digits.substring(4, 8) + " " + digits.substring(8);
    }

    /** However it is grouped. */
    boolean matches(UUID deal, String typed) {
        var plain = typed.replaceAll("[\\s-]", "");
        return MessageDigest.isEqual(
                digits(deal).getBytes(StandardCharsets.UTF_8), plain.getBytes(StandardCharsets.UTF_8));
    }

    private String digits(UUID deal) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            long number = ByteBuffer.wrap(mac.doFinal(deal.toString().getBytes(StandardCharsets.UTF_8)))
                    .getLong();
            return String.format(Locale.ROOT, "%012d", Long.remainderUnsigned(number, CODES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA-256", e);
        }
    }
}

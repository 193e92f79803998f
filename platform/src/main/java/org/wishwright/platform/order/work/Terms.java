package org.wishwright.platform.order.work;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.wishwright.platform.foundation.Words;

/** The two texts a buyer ticks. A wording is named by the hash of its words, so that none can change and keep its name. */
@Component
public class Terms {

    private final Map<String, String> wordings;

    Terms(Words words) {
        wordings = Map.of(
                "TERMS", wording(words, "order.terms.text"),
                "MADE_TO_ORDER", wording(words, "order.made-to-order.text"));
    }

    /** Term to the name of its wording in force. */
    public Map<String, String> wordings() {
        return wordings;
    }

    private static String wording(Words words, String key) {
        var both = words.say(Words.ENGLISH, key) + "\n" + words.say(Words.CHINESE, key);
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(both.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}

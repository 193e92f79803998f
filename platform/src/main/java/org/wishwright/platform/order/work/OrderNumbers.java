package org.wishwright.platform.order.work;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Numbers for people to read out: {@code W26-7K3F-92QD}, random, so that nobody can count orders by them. */
@Component
class OrderNumbers {

    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // Crockford: no I, L, O, U

    private final SecureRandom random;

    OrderNumbers(SecureRandom random) {
        this.random = random;
    }

    String next(Instant now) {
        int year = now.atZone(ZoneOffset.UTC).getYear() % 100;
        return String.format(Locale.ROOT, "W%02d-%s-%s", year, letters(4), letters(4));
    }

    /** Stands for an address: 80 random bits. */
    String addressToken() {
        return letters(16);
    }

    private String letters(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}

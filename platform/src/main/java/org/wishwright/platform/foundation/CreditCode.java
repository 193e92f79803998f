package org.wishwright.platform.foundation;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The unified social credit code of Chinese organisations (统一社会信用代码): 18 characters, the last checks the others (GB 32100-2015). */
public final class CreditCode {

    /** Digits and letters but I, O, S, V and Z, which are taken for others. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{2}[0-9]{6}[" + ALPHABET + "]{10}");
    private static final int LENGTH = 18;

    private CreditCode() {}

    /** As people write it: full-width, small letters and spaces are forgiven. */
    public static String normal(String written) {
        return Normalizer.normalize(written, Normalizer.Form.NFKC)
                .replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT);
    }

    public static boolean isValid(String code) {
        return FORM.matcher(code).matches() && code.charAt(LENGTH - 1) == check(code);
    }

    /** The weight of each place is three times the one before, modulo 31. */
    private static char check(String code) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * weight;
            weight = weight * 3 % ALPHABET.length();
        }
        return ALPHABET.charAt((ALPHABET.length() - sum % ALPHABET.length()) % ALPHABET.length());
    }
}

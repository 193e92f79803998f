package org.wishwright.platform.identity;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/**
 * Where a person can be reached, in one normal form, so that the same phone written twice is the same contact.
 *
 * @param value E.164 with its plus, or a lower-case e-mail address
 */
public record Contact(Kind kind, String value) {

    /** What carries a message there. */
    public enum Kind {
        PHONE,
        EMAIL
    }

    private static final Pattern CHINESE_MOBILE = Pattern.compile("1[3-9][0-9]{9}");
    private static final Pattern INTERNATIONAL = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern EMAIL = Pattern.compile(
            "[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9-]{2,63}");

    /** A Chinese mobile number (11 digits) or any number in international form; spaces, dots, dashes and brackets are forgiven. */
    public static Outcome<Contact> phone(@Nullable String written) {
        if (written != null && written.length() <= 40) {
            var digits =
                    Normalizer.normalize(written, Normalizer.Form.NFKC).replaceAll("[\\s().\\-\\u2010-\\u2015]", "");
            var international = digits.startsWith("00") ? "+" + digits.substring(2) : digits;
            if (CHINESE_MOBILE.matcher(international).matches()) {
                return Outcome.accepted(new Contact(Kind.PHONE, "+86" + international));
            }
            boolean chinese = international.startsWith("+86");
            var pattern = chinese ? CHINESE_MOBILE : INTERNATIONAL;
            if (pattern.matcher(chinese ? international.substring(3) : international)
                    .matches()) {
                return Outcome.accepted(new Contact(Kind.PHONE, international));
            }
        }
        return Outcome.refused(Refusal.of(
                "identity.phone-invalid",
                "This is no phone number. Write a Chinese mobile number with 11 digits, or +, country and number.",
                "field",
                "phone"));
    }

    /** An e-mail address; its letters are made small, an international domain becomes its ASCII form. */
    public static Outcome<Contact> email(@Nullable String written) {
        if (written != null && written.length() <= 254) {
            var small = ascii(written.strip()).toLowerCase(Locale.ROOT);
            if (small.length() <= 254 && EMAIL.matcher(small).matches() && !small.contains("..")) {
                return Outcome.accepted(new Contact(Kind.EMAIL, small));
            }
        }
        return Outcome.refused(Refusal.of(
                "identity.email-invalid",
                "This is no e-mail address. Write it as in name@example.org.",
                "field",
                "email"));
    }

    private static String ascii(String written) {
        int at = written.lastIndexOf('@');
        try {
            return written.substring(0, at + 1) + IDN.toASCII(written.substring(at + 1));
        } catch (IllegalArgumentException e) {
            return ""; // no domain can be written so
        }
    }

    /** Never the value: personal data stays out of logs. */
    @Override
    public String toString() {
        return kind + " (not shown)";
    }
}

package org.wishwright.platform.wish.work;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.foundation.PlainText;
import org.wishwright.platform.wish.ContentReview;

/** What may stand in a wish that everybody reads: words, not too many, none that is banned, and nobody's telephone or mail. */
public final class WallText {

    public static final int MOST_TITLE = 80;
    public static final int MOST_BODY = 1_000;
    public static final int MOST_REASON = 300;

    /** A mail address, also one that was written to be read past programs. */
    private static final Pattern MAIL = Pattern.compile("[\\p{L}\\p{N}._%+-]+ ?(@|\\(at\\)|\\[at\\]) ?[\\p{L}\\p{N}-]+"
            + "( ?(\\.|\\(dot\\)|\\[dot\\]) ?[\\p{L}\\p{N}-]+)+");

    private static final String GAP = "[ ().·-]{0,3}";

    /** A Chinese mobile; a number with its country or its area before it. Prices, sizes and days have neither. */
    private static final Pattern PHONE = Pattern.compile("(?<![0-9.])(1" + GAP + "[3-9](" + GAP + "[0-9]){9}|(\\+|00)"
            + GAP + "[1-9](" + GAP + "[0-9]){7,13}|0[1-9]([ ()-]{0,3}[0-9]){8,10})(?![0-9])");

    private static final Pattern MESSENGER =
            Pattern.compile("(微信|wechat|weixin|\\bvx|\\bqq|whatsapp|telegram)(号|号码| id)?[ ::是]{0,3}[a-z0-9_+-]{5,}");

    private static final String CHINESE_DIGITS = "零一二三四五六七八九";

    private WallText() {}

    static String title(String typed, ContentReview review) {
        var title = PlainText.line(typed);
        if (title.codePoints().filter(Character::isLetter).count() < 2) {
            throw refused("wall.words-missing", "Say in a few words what you wish for.", "title");
        }
        return checked(title, MOST_TITLE, "title", review);
    }

    static String body(String typed, ContentReview review) {
        return checked(PlainText.lines(typed), MOST_BODY, "body", review);
    }

    static String reason(String typed) {
        var reason = PlainText.line(typed);
        if (reason.isEmpty() || PlainText.length(reason) > MOST_REASON) {
            throw new RefusedException(Refusal.of(
                    "wall.reason-length",
                    "Tell the poster why, in 1 to {most} characters.",
                    "most",
                    MOST_REASON,
                    "field",
                    "reason"));
        }
        return reason;
    }

    private static String checked(String text, int most, String field, ContentReview review) {
        int length = PlainText.length(text);
        if (length > most) {
            throw new RefusedException(Refusal.of(
                    "wall.text-too-long",
                    "Write at most {most} characters here; there are {length}.",
                    "most",
                    most,
                    "length",
                    length,
                    "field",
                    field));
        }
        review.of(text).ifPresent(refusal -> {
            throw refused(
                    "wall.text-banned",
                    "'" + refusal.values().getOrDefault("word", "")
                            + "' cannot stand on the wall; write it in another way.",
                    field,
                    "word",
                    refusal.values().getOrDefault("word", ""));
        });
        if (tellsWhereSheIs(text)) {
            throw refused(
                    "wall.contact",
                    "Everybody reads this. Leave out telephone numbers, mail addresses and accounts: whoever answers reaches you here.",
                    field);
        }
        return text;
    }

    /** Whether there is a telephone number, a mail address or an account in it. */
    static boolean tellsWhereSheIs(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var digits = new StringBuilder(plain);
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) == '〇'
                    ? 0
                    : digits.charAt(i) == '幺' ? 1 : CHINESE_DIGITS.indexOf(digits.charAt(i));
            if (digit >= 0) {
                digits.setCharAt(i, (char) ('0' + digit));
            }
        }
        return MAIL.matcher(plain).find()
                || MESSENGER.matcher(plain).find()
                || List.of(plain, digits.toString()).stream()
                        .anyMatch(one -> PHONE.matcher(one).find());
    }

    static RefusedException refused(String code, String sentence, String field, Object... more) {
        var values = new Object[more.length + 2];
        System.arraycopy(more, 0, values, 0, more.length);
        values[more.length] = "field";
        values[more.length + 1] = field;
        return new RefusedException(Refusal.of(code, sentence, values));
    }
}

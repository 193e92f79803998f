package org.wishwright.platform.ledger.alipay;

import com.alipay.api.AlipayApiException;
import com.alipay.api.internal.util.AlipaySignature;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.ledger.ChargeAnswer;
import org.wishwright.platform.ledger.Notification;
import org.wishwright.platform.ledger.PaymentId;
import org.wishwright.platform.ledger.SignedNotification;
import org.wishwright.platform.ledger.Yuan;

/**
 * Reads Alipay's asynchronous notifications: a form, signed with RSA2 over its sorted fields. Alipay sends one again for 25 hours
 * until it is answered {@code success}, hence the long window; a replay within it changes nothing, since a payment is settled once.
 */
final class AlipayNotices {

    private static final Duration OLDEST = Duration.ofHours(25);
    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int MOST_FIELDS = 100;

    /** @param seller the merchant's user id (2088…), to whom the payment must have gone */
    record Merchant(String app, String seller, String alipayPublicKey) {}

    private final Merchant merchant;
    private final InstantSource clock;

    AlipayNotices(Merchant merchant, InstantSource clock) {
        this.merchant = merchant;
        this.clock = clock;
    }

    Outcome<Notification> read(SignedNotification message) {
        try {
            var fields = fields(new String(message.body(), StandardCharsets.UTF_8));
            if (!signed(fields)) {
                return refused(
                        "notification.signature-forbidden", "The signature is not Alipay's. Send what Alipay sent.");
            }
            if (!fresh(fields.getOrDefault("notify_time", ""))) {
                return refused(
                        "notification.stale", "The message is too old, or from the future. Set the clock right.");
            }
            if (!merchant.app().equals(fields.get("app_id"))
                    || !merchant.seller().equals(fields.get("seller_id"))) {
                return refused(
                        "notification.merchant-forbidden", "The payment is another merchant's. Send it to that one.");
            }
            var payment = new PaymentId(UUID.fromString(fields.getOrDefault("out_trade_no", "")));
            return Outcome.accepted(new Notification(payment, answer(fields)));
        } catch (IllegalArgumentException | NullPointerException e) {
            return refused("notification.unreadable", "The body is not a payment notification this program knows.");
        }
    }

    /** The client takes the signature out of what it is given to check. */
    private boolean signed(Map<String, String> fields) {
        try {
            return "RSA2".equals(fields.get("sign_type"))
                    && AlipaySignature.rsaCheckV1(
                            new LinkedHashMap<>(fields), merchant.alipayPublicKey(), "UTF-8", "RSA2");
        } catch (AlipayApiException e) {
            return false;
        }
    }

    private boolean fresh(String sent) {
        try {
            var age = Duration.between(
                    LocalDateTime.parse(sent, TIME).atZone(ZONE).toInstant(), clock.instant());
            return age.compareTo(OLDEST) <= 0 && age.plus(AHEAD).isPositive();
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static ChargeAnswer answer(Map<String, String> fields) {
        return switch (fields.getOrDefault("trade_status", "")) {
            case "TRADE_SUCCESS", "TRADE_FINISHED" -> captured(fields);
            case "TRADE_CLOSED" ->
                fields.getOrDefault("gmt_payment", "").isEmpty()
                        ? new ChargeAnswer.Declined("closed unpaid")
                        : captured(fields);
            default -> new ChargeAnswer.Unknown();
        };
    }

    private static ChargeAnswer captured(Map<String, String> fields) {
        return new ChargeAnswer.Captured(
                fields.getOrDefault("trade_no", ""), Yuan.money(fields.getOrDefault("total_amount", "")));
    }

    private static Map<String, String> fields(String form) {
        var fields = new LinkedHashMap<String, String>();
        for (var pair : form.split("&", MOST_FIELDS)) {
            int cut = pair.indexOf('=');
            if (cut > 0) {
                var earlier = fields.put(decoded(pair.substring(0, cut)), decoded(pair.substring(cut + 1)));
                if (earlier != null) {
                    throw new IllegalArgumentException("A field stands there twice");
                }
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static Outcome<Notification> refused(String code, String sentence) {
        return Outcome.refused(Refusal.of(code, sentence));
    }
}

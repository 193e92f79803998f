package org.wishwright.platform.ledger.wechat;

import com.wechat.pay.java.core.exception.ValidationException;
import com.wechat.pay.java.core.notification.NotificationConfig;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.notification.RequestParam;
import com.wechat.pay.java.service.payments.model.Transaction;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.ledger.ChargeAnswer;
import org.wishwright.platform.ledger.Notification;
import org.wishwright.platform.ledger.PaymentId;
import org.wishwright.platform.ledger.SignedNotification;

/** Reads WeChat Pay's notifications: signed with its key over time, nonce and body; what they are about is encrypted. */
final class WechatNotices {

    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final NotificationParser parser;
    private final WechatProvider.Merchant merchant;
    private final InstantSource clock;

    WechatNotices(NotificationConfig config, WechatProvider.Merchant merchant, InstantSource clock) {
        this.parser = new NotificationParser(config);
        this.merchant = merchant;
        this.clock = clock;
    }

    Outcome<Notification> read(SignedNotification message) {
        try {
            var paid = parser.parse(request(message), Transaction.class);
            if (!fresh(message.header("wechatpay-timestamp"))) {
                return refused(
                        "notification.stale", "The message is older than five minutes. Send it with a new timestamp.");
            }
            if (!merchant.id().equals(paid.getMchid())) {
                return refused(
                        "notification.merchant-forbidden", "The payment is another merchant's. Send it to that one.");
            }
            var payment = new PaymentId(WechatProvider.id(paid.getOutTradeNo()));
            // Of a refund it says less, and recovery asks about those.
            return Outcome.accepted(new Notification(
                    payment, paid.getTradeState() == null ? new ChargeAnswer.Unknown() : WechatProvider.state(paid)));
        } catch (ValidationException e) {
            return refused(
                    "notification.signature-forbidden",
                    "The signature is not WeChat Pay's. Send what WeChat Pay sent.");
        } catch (RuntimeException e) { // of the client's, its JSON library's, or for a number that is not ours
            return refused("notification.unreadable", "The body is not a payment notification this program knows.");
        }
    }

    private static RequestParam request(SignedNotification message) {
        return new RequestParam.Builder()
                .serialNumber(message.header("wechatpay-serial"))
                .timestamp(message.header("wechatpay-timestamp"))
                .nonce(message.header("wechatpay-nonce"))
                .signature(message.header("wechatpay-signature"))
                .signType("WECHATPAY2-SHA256-RSA2048")
                .body(new String(message.body(), StandardCharsets.UTF_8))
                .build();
    }

    private boolean fresh(String timestamp) {
        try {
            var sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
            return Duration.between(sent, clock.instant()).abs().compareTo(WINDOW) <= 0;
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            return false;
        }
    }

    private static Outcome<Notification> refused(String code, String sentence) {
        return Outcome.refused(Refusal.of(code, sentence));
    }
}

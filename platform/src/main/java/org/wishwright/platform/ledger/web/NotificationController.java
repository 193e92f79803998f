package org.wishwright.platform.ledger.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.ledger.PaymentNotifications;
import org.wishwright.platform.ledger.SignedNotification;

/** The providers' door: no session, only a signature over a small body. */
@RestController
class NotificationController {

    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_HEADER = 4_000;

    /** What the providers sign with; nothing else of a request is looked at. */
    private static final List<String> HEADERS = List.of(
            "content-type",
            "webhook-id",
            "webhook-timestamp",
            "webhook-signature",
            "wechatpay-serial",
            "wechatpay-signature",
            "wechatpay-signature-type",
            "wechatpay-timestamp",
            "wechatpay-nonce",
            "stripe-signature");

    /** @param state how the payment stands now */
    record Body(String state) {}

    private final PaymentNotifications notifications;

    NotificationController(PaymentNotifications notifications) {
        this.notifications = notifications;
    }

    /** Answers the state of the payment, or in the words that the provider wants to read. */
    @PostMapping("/api/v1/payments/notifications/{provider}")
    ResponseEntity<Object> receiveOf(@PathVariable String provider, HttpServletRequest request) throws IOException {
        return receive(provider, request);
    }

    /** As {@link #receiveOf}, of the sandbox where no other is named. */
    @PostMapping("/api/v1/payments/notifications")
    ResponseEntity<Object> receive(@RequestParam(defaultValue = "sandbox") String provider, HttpServletRequest request)
            throws IOException {
        var body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new RefusedException(Refusal.of(
                    "notification.too-large", "A notification has at most 64 KB. Send only what it is about."));
        }
        var state = notifications.receive(provider, new SignedNotification(headers(request), body));
        return notifications
                .receipt(provider)
                .map(words ->
                        ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).<Object>body(words))
                .orElseGet(() -> ResponseEntity.ok(new Body(state.code())));
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        var headers = new HashMap<String, String>();
        for (var name : HEADERS) {
            @Nullable String value = request.getHeader(name);
            if (value != null && value.length() <= MOST_HEADER) {
                headers.put(name, value);
            }
        }
        return headers;
    }
}

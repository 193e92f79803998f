package org.wishwright.platform.ledger.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
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

    private static final int MOST_BYTES = 16 * 1024;
    private static final int MOST_HEADER = 1_000;

    /** @param state how the payment stands now */
    record Body(String state) {}

    private final PaymentNotifications notifications;

    NotificationController(PaymentNotifications notifications) {
        this.notifications = notifications;
    }

    @PostMapping("/api/v1/payments/notifications")
    Body receive(@RequestParam(defaultValue = "sandbox") String provider, HttpServletRequest request)
            throws IOException {
        var body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new RefusedException(Refusal.of(
                    "notification.too-large", "A notification has at most 16 KB. Send only what it is about."));
        }
        var message = new SignedNotification(
                header(request, "webhook-id"),
                header(request, "webhook-timestamp"),
                header(request, "webhook-signature"),
                body);
        return new Body(notifications.receive(provider, message).code());
    }

    private static String header(HttpServletRequest request, String name) {
        @Nullable String value = request.getHeader(name);
        return value == null || value.length() > MOST_HEADER ? "" : value;
    }
}

package org.wishwright.platform.ledger.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;
import org.wishwright.platform.ledger.Payment;
import org.wishwright.platform.ledger.PaymentState;
import org.wishwright.platform.ledger.Presentation;
import org.wishwright.platform.ledger.Sale;

/**
 * What the page shows on which a payer pays.
 *
 * @param sum what there is to pay: the total, or what it lacks
 * @param open the payment under way, null where none is
 * @param last the newest one, null where there was none
 * @param methods the ways of paying that there are
 * @param key of the next payment
 */
public record PayView(
        Sale sale,
        Money sum,
        @Nullable Payment open,
        @Nullable Payment last,
        List<String> methods,
        UUID key,
        Instant now) {

    private static final List<String> APPS = List.of("https://", "weixin://", "alipays://", "alipayqr://");

    public String path() {
        return "/orders/" + sale.subject();
    }

    /** What she has to see, null where nothing, or no longer. */
    public @Nullable Presentation shown() {
        return open == null || expired() ? null : open.presentation();
    }

    /** Whether what she was shown is worth nothing any more. */
    public boolean expired() {
        var shown = open == null ? null : open.presentation();
        return shown != null && !now.isBefore(shown.expires());
    }

    /** The picture of the code; changes with it, so that no browser shows an old one. */
    public String picture() {
        return path() + "/payment/qr.svg?of=" + (open == null ? "" : open.id());
    }

    /** Where a code leads on the phone itself, for the provider's app; empty where its address is none that may be opened. */
    public String app() {
        var shown = shown();
        if (shown == null || shown.kind() == Presentation.Kind.IN_PAGE) {
            return "";
        }
        var address = shown.content().toLowerCase(Locale.ROOT);
        return APPS.stream().anyMatch(address::startsWith) ? shown.content() : "";
    }

    public boolean paid() {
        return sale.stage() == Sale.Stage.PAID || sale.stage() == Sale.Stage.COMPLETED;
    }

    public boolean over() {
        return sale.stage() == Sale.Stage.OVER;
    }

    /** Whether the last attempt came to nothing. */
    public boolean declined() {
        return last != null && last.state() instanceof PaymentState.Declined;
    }

    /** How a provider is asked to show itself. */
    public static String scenario(String method) {
        return switch (method) {
            case "sandbox" -> "success";
            case "stripe" -> "page";
            default -> "qr";
        };
    }

    /** Where the page stands, as a screen reader is told when it changes. */
    public String news() {
        return paid() ? "paid" : over() ? "over" : expired() ? "expired" : open == null ? "choose" : "waiting";
    }
}

package org.wishwright.platform.ledger.web;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.foundation.QrPicture;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.ledger.Carried;
import org.wishwright.platform.ledger.Payment;
import org.wishwright.platform.ledger.PaymentState;
import org.wishwright.platform.ledger.Payments;
import org.wishwright.platform.ledger.Presentation;
import org.wishwright.platform.ledger.Sale;
import org.wishwright.platform.ledger.Sales;

/** Where a payer pays: the provider's code to scan, its page to go to, and the other ways. */
@Controller
class PayPages {

    private final Payments payments;
    private final ObjectProvider<Sales> sales;
    private final InstantSource clock = InstantSource.system(); // a provider's clock is never moved

    PayPages(Payments payments, ObjectProvider<Sales> sales) {
        this.payments = payments;
        this.sales = sales;
    }

    @GetMapping("/orders/{order}/payment")
    ModelAndView show(Caller caller, @PathVariable UUID order) {
        return new ModelAndView("ledger/pay", Map.of("view", view(caller, order)));
    }

    /** The part of the page that is fetched again when there is news. */
    @GetMapping("/orders/{order}/payment/part")
    ModelAndView part(Caller caller, @PathVariable UUID order) {
        return new ModelAndView("ledger/pay-part", Map.of("view", view(caller, order)));
    }

    @GetMapping("/orders/{order}/payment/qr.svg")
    ResponseEntity<String> code(Caller caller, @PathVariable UUID order) {
        var shown = view(caller, order).shown();
        if (shown == null
                || shown.kind() != Presentation.Kind.QR
                || shown.content().length() > QrPicture.LONGEST) {
            throw new RefusedException(
                    Refusal.of("payment.code-not-found", "There is no code to scan just now. Load the page again."));
        }
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("image/svg+xml"))
                .cacheControl(CacheControl.noStore())
                .body(QrPicture.of(shown.content()));
    }

    /** Calls off what waits for her, so that she can pay otherwise; what was paid meanwhile stays paid. */
    @PostMapping("/orders/{order}/payment/cancellation")
    String cancel(Caller caller, @PathVariable UUID order) {
        var open = view(caller, order).open();
        var state = open == null ? null : payments.cancel(open.id());
        if (state instanceof PaymentState.Captured) {
            return "redirect:/orders/" + order + "?done=order.pay-captured";
        }
        var word = state == null || state instanceof PaymentState.Declined ? "cancelled" : "cancel-unknown";
        return "redirect:/orders/" + order + "/payment?done=payment." + word;
    }

    private PayView view(Caller caller, UUID order) {
        var sale = sales.stream()
                .flatMap(known -> known.find(order).stream())
                .findFirst()
                .filter(found -> found.buyer().equals(caller.person()))
                .orElseThrow(() -> new RefusedException(
                        Refusal.of("order.not-found", "You have no such order. Look for it among your orders.")));
        var of = payments.of(order);
        return new PayView(
                sale,
                payments.carried(order).stream().map(Carried::left).reduce(sale.total(), Money::minus),
                open(sale, of),
                of.isEmpty() ? null : of.getFirst(),
                payments.methods(),
                UUID.randomUUID(),
                clock.instant());
    }

    private static @Nullable Payment open(Sale sale, List<Payment> of) {
        return sale.stage() == Sale.Stage.OVER
                ? null
                : of.stream().filter(each -> each.state().open()).findFirst().orElse(null);
    }
}

package org.wishwright.platform.care.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.care.Dispute;
import org.wishwright.platform.care.Disputes;
import org.wishwright.platform.care.Remedy;
import org.wishwright.platform.care.responsibility.Finding;
import org.wishwright.platform.care.responsibility.Matter;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.order.OrderBook;
import org.wishwright.platform.order.OrderId;

/** Where a buyer says what is wrong with her order, and a maker answers. */
@Controller
public class DisputePages {

    private final Disputes disputes;
    private final OrderBook orders;
    private final Parties parties;

    DisputePages(Disputes disputes, OrderBook orders, Parties parties) {
        this.disputes = disputes;
        this.orders = orders;
        this.parties = parties;
    }

    /** What the buyer typed, so that a refusal does not take it away. */
    public record Typed(String matter, String asked, String words) {}

    @GetMapping("/orders/{order}/dispute")
    ModelAndView show(Caller caller, @PathVariable UUID order) {
        return buyers(caller, new OrderId(order), new Typed("DEFECTIVE", "PART_REFUND", ""), null);
    }

    @PostMapping("/orders/{order}/dispute")
    ModelAndView open(
            Caller caller,
            @PathVariable UUID order,
            @RequestParam(defaultValue = "") String matter,
            @RequestParam(defaultValue = "") String asked,
            @RequestParam(defaultValue = "") String words) {
        var id = new OrderId(order);
        try {
            disputes.open(caller, id, named(Matter.class, matter), named(Remedy.class, asked), words);
            return new ModelAndView("redirect:/orders/" + order + "/dispute?done=care.opened");
        } catch (RefusedException e) {
            var view = buyers(caller, id, new Typed(matter, asked, words), e.refusal());
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
    }

    private ModelAndView buyers(Caller caller, OrderId order, Typed typed, @Nullable Refusal refusal) {
        var summary = orders.forBuyer(caller, order).summary();
        var view = new ModelAndView(
                "care/dispute",
                Map.of(
                        "order", summary,
                        "maker", parties.displayName(summary.seller()),
                        "disputes", disputes.ofOrder(caller, order),
                        "findings", disputes.findings(caller, order),
                        "typed", typed,
                        "left", disputes.hasLeft(order)));
        view.addObject("refusal", refusal);
        return view;
    }

    @GetMapping("/maker/disputes")
    ModelAndView makers(Caller caller) {
        return makers(caller, null);
    }

    private ModelAndView makers(Caller caller, @Nullable Refusal refusal) {
        var view = new ModelAndView("care/maker", Map.of("cases", cases(caller, disputes.ofMaker(caller))));
        view.addObject("refusal", refusal);
        return view;
    }

    @PostMapping("/maker/disputes/{id}")
    ModelAndView answer(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean agrees,
            @RequestParam(defaultValue = "") String words) {
        try {
            disputes.answer(caller, id, agrees, words);
            return new ModelAndView("redirect:/maker/disputes?done=care.answered");
        } catch (RefusedException e) {
            if (e.refusal().code().equals("care.not-found")) {
                throw e;
            }
            var view = makers(caller, e.refusal());
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
    }

    /** A dispute with what the facts say. */
    public record Case(Dispute dispute, List<Finding> findings) {}

    private List<Case> cases(Caller caller, List<Dispute> some) {
        return some.stream()
                .map(dispute -> new Case(dispute, disputes.findings(caller, dispute.order())))
                .toList();
    }

    static <E extends Enum<E>> E named(Class<E> type, String name) {
        return Optional.of(name.toUpperCase(Locale.ROOT))
                .flatMap(wanted -> List.of(type.getEnumConstants()).stream()
                        .filter(each -> each.name().equals(wanted))
                        .findFirst())
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        "care.choice-unknown", "Choose one of the answers that are offered.", "field", "matter")));
    }
}

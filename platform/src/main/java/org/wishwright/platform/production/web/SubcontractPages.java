package org.wishwright.platform.production.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Membership;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.production.OperationId;
import org.wishwright.platform.production.floor.Subcontract;
import org.wishwright.platform.production.store.OperationViews;
import org.wishwright.platform.production.work.FloorLists;
import org.wishwright.platform.production.work.Stations;
import org.wishwright.platform.production.work.SubcontractDesk;

/** The maker's page of work sent out and taken in (外协). */
@Controller
@RequestMapping("/maker/subcontracts")
public class SubcontractPages {

    /** To choose from. */
    public static final List<String> CURRENCIES = List.of("CNY", "EUR", "USD");

    private static final int A_PAGE = 50;

    private final SubcontractDesk desk;
    private final FloorLists lists;
    private final Stations stations;
    private final Parties parties;

    SubcontractPages(SubcontractDesk desk, FloorLists lists, Stations stations, Parties parties) {
        this.desk = desk;
        this.lists = lists;
        this.stations = stations;
        this.parties = parties;
    }

    /** What was typed into the form. */
    public record Typed(String operation, String partner, String price, String currency, String due) {

        static Typed about(String operation) {
            return new Typed(operation, "", "", CURRENCIES.getFirst(), "");
        }
    }

    /** @param operation the step to send out, from the link on a work order's page; empty hides the form */
    @GetMapping
    ModelAndView list(
            Caller caller,
            @RequestParam(defaultValue = "") String operation,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable UUID before) {
        return show(caller, Typed.about(operation), state, before, null);
    }

    private ModelAndView show(
            Caller caller, Typed typed, String state, @Nullable UUID before, @Nullable Refusal refusal) {
        var filter = state(state);
        var found = desk.list(caller, filter, before, A_PAGE + 1);
        boolean more = found.size() > A_PAGE;
        var items = more ? found.subList(0, A_PAGE) : found;
        var mine = caller.memberships().stream()
                .filter(membership -> membership.role() == Role.MAKER)
                .map(Membership::organisation)
                .toList();
        var named = new LinkedHashSet<PartyId>();
        items.forEach(item -> {
            named.add(item.from());
            named.add(item.to());
        });
        var names = parties.displayNames(named);
        var partners = new LinkedHashMap<PartyId, String>();
        names.forEach((party, name) -> {
            if (!mine.contains(party)) {
                partners.put(party, name);
            }
        });
        var view = new ModelAndView("production/subcontracts");
        view.addObject("items", items);
        view.addObject("names", names);
        view.addObject("partners", partners);
        view.addObject("stations", stations.names());
        view.addObject("mine", mine);
        view.addObject("typed", typed);
        view.addObject("step", step(caller, typed.operation()));
        view.addObject("zone", desk.zone(caller).getId());
        view.addObject("state", filter == null ? "" : filter.name());
        view.addObject("later", before != null);
        view.addObject("next", more ? items.getLast().id().toString() : "");
        view.addObject("refusal", refusal);
        if (refusal != null) {
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return view;
    }

    private static Subcontract.@Nullable State state(String text) {
        for (var one : Subcontract.State.values()) {
            if (one.name().equals(text)) {
                return one;
            }
        }
        return null;
    }

    private OperationViews.@Nullable Item step(Caller caller, String operation) {
        try {
            return operation.isEmpty() ? null : lists.operation(caller, new OperationId(UUID.fromString(operation)));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /** @param known a partner of before, chosen instead of typing her id */
    @PostMapping
    ModelAndView offer(Caller caller, @RequestParam Map<String, String> form) {
        var known = form.getOrDefault("known", "");
        var typed = new Typed(
                form.getOrDefault("operation", ""),
                known.isEmpty() ? form.getOrDefault("partner", "") : known,
                form.getOrDefault("price", ""),
                form.getOrDefault("currency", ""),
                form.getOrDefault("due", ""));
        try {
            desk.offer(
                    caller,
                    new OperationId(id(
                            typed.operation(), "production.operation-not-found", "There is no such operation here.")),
                    new PartyId(id(
                            typed.partner(),
                            "production.partner-unknown",
                            "That maker has no factory here. Check the id.")),
                    price(typed),
                    due(typed.due(), desk.zone(caller)));
            return new ModelAndView("redirect:/maker/subcontracts?done=production.offered");
        } catch (RefusedException e) {
            if (e.refusal().code().endsWith("not-found")) {
                throw e;
            }
            return show(caller, typed, "", null, e.refusal());
        }
    }

    private static UUID id(String text, String code, String sentence) {
        try {
            return UUID.fromString(text.strip());
        } catch (IllegalArgumentException _) {
            throw new RefusedException(Refusal.of(code, sentence, "field", "partner"));
        }
    }

    private static Money price(Typed typed) {
        try {
            return Amounts.read(typed.price(), typed.currency());
        } catch (IllegalArgumentException _) {
            throw terms("price");
        }
    }

    private static Instant due(String text, ZoneId zone) {
        try {
            return LocalDateTime.parse(text.strip()).atZone(zone).toInstant();
        } catch (DateTimeException _) {
            throw terms("due");
        }
    }

    private static RefusedException terms(String field) {
        return new RefusedException(
                Refusal.of("production.terms-invalid", "Give a price above zero and a date to come.", "field", field));
    }

    /** One of the buttons. */
    @PostMapping("/{id}/{step:accept|decline|withdraw|return|pay}")
    ModelAndView step(Caller caller, @PathVariable UUID id, @PathVariable String step) {
        try {
            switch (step) {
                case "accept" -> desk.accept(caller, id);
                case "decline" -> desk.decline(caller, id);
                case "withdraw" -> desk.withdraw(caller, id);
                case "return" -> desk.returned(caller, id);
                default -> desk.pay(caller, id);
            }
            return new ModelAndView("redirect:/maker/subcontracts?done=production." + step);
        } catch (RefusedException e) {
            if (e.refusal().code().endsWith("not-found")) {
                throw e;
            }
            return show(caller, Typed.about(""), "", null, e.refusal());
        }
    }
}

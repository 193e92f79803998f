package org.wishwright.platform.site.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wishwright.platform.foundation.Page;
import org.wishwright.platform.foundation.Parts;
import org.wishwright.platform.order.StateChange;

/** The way of an order as people are told it: how far it is, what happened when, what comes. */
public final class OrderWay {

    private static final List<String> STATES =
            List.of("AWAITING_PAYMENT", "CONFIRMED", "IN_PRODUCTION", "READY", "SHIPPED", "COMPLETED");

    /** Where nothing is made, nothing is packed or sent either. */
    private static final List<String> SERVICE_STATES = List.of("AWAITING_PAYMENT", "CONFIRMED", "COMPLETED");

    /**
     * @param whose {@code buyer} or {@code maker}: whom the words are for
     * @param promised the day it ships at the latest
     * @param services whether the order is of services alone
     */
    public record Telling(String whose, String promised, boolean services) {}

    private OrderWay() {}

    /**
     * The steps of an order; none of them is current once it lapsed or was cancelled.
     *
     * @param services whether it is of services alone
     */
    public static List<Parts.Step> steps(Page page, String state, boolean services) {
        var states = states(services);
        int now = states.indexOf(state);
        var steps = new ArrayList<Parts.Step>();
        for (int i = 0; i < states.size(); i++) {
            steps.add(new Parts.Step(word(page, services, "state", states.get(i)), "", place(states, i, now)));
        }
        return steps;
    }

    private static List<String> states(boolean services) {
        return services ? SERVICE_STATES : STATES;
    }

    /** What a state is called: services have words of their own where others speak of making, sending and receiving. */
    public static String word(Page page, boolean services, String what, String state) {
        var key = what + "." + state;
        var words = page.t("orderPage." + key);
        return services ? page.tOr("orderPage.service." + key, words) : words;
    }

    /**
     * What happened, with its time, and what comes, with what it will mean.
     *
     * @param telling whom the words are for and what they are about
     */
    public static List<Parts.Step> timeline(Page page, List<StateChange> history, String state, Telling telling) {
        var states = states(telling.services());
        var since = history.stream().collect(Collectors.toMap(StateChange::state, StateChange::since, (a, b) -> a));
        var steps = new ArrayList<Parts.Step>();
        for (var change : history) {
            boolean current = change.state().equals(state);
            boolean over = !states.contains(state);
            var when = page.time(change.since());
            var detail = current ? when + " · " + words(page, telling, telling.whose(), change.state()) : when;
            steps.add(new Parts.Step(
                    happened(page, telling, change.state()),
                    detail,
                    current ? over ? "bad" : state.equals("COMPLETED") ? "done" : "now" : "done"));
        }
        for (int i = states.indexOf(state) + 1; states.contains(state) && i < states.size(); i++) {
            if (!since.containsKey(states.get(i))) {
                steps.add(new Parts.Step(
                        word(page, telling.services(), "state", states.get(i)),
                        coming(page, telling, states.get(i)),
                        ""));
            }
        }
        return steps;
    }

    private static String happened(Page page, Telling telling, String state) {
        boolean performed = telling.services() && state.equals("COMPLETED");
        return telling.whose().equals("maker")
                ? page.t("makerOrder.happened." + (performed ? "PERFORMED" : state))
                : word(page, telling.services(), "happened", state);
    }

    /** When the parcel was handed over; empty while it was not. */
    public static Optional<Instant> shipped(List<StateChange> history) {
        return history.stream()
                .filter(change -> change.state().equals("SHIPPED"))
                .map(StateChange::since)
                .findFirst();
    }

    public static boolean waitsToShip(String state) {
        return STATES.indexOf(state) >= 0 && STATES.indexOf(state) < STATES.indexOf("SHIPPED");
    }

    private static String coming(Page page, Telling telling, String state) {
        var words = words(page, telling, "coming", state);
        boolean made = telling.whose().equals("maker") && !telling.services();
        return made ? page.tOr("makerOrder.coming." + state, words) : words;
    }

    private static String words(Page page, Telling telling, String whose, String state) {
        var key = whose + "." + state;
        var words = page.t("orderPage." + key, "day", telling.promised());
        return telling.services() ? page.tOr("orderPage.service." + key, words) : words;
    }

    private static String place(List<String> states, int step, int now) {
        if (step < now || now == states.size() - 1) {
            return "done";
        }
        return step == now ? "now" : "";
    }
}

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

    private OrderWay() {}

    /** The six steps; none of them is current once an order lapsed or was cancelled. */
    public static List<Parts.Step> steps(Page page, String state) {
        int now = STATES.indexOf(state);
        var steps = new ArrayList<Parts.Step>();
        for (int i = 0; i < STATES.size(); i++) {
            steps.add(new Parts.Step(page.t("orderPage.state." + STATES.get(i)), "", place(i, now)));
        }
        return steps;
    }

    /**
     * What happened, with its time, and what comes, with what it will mean.
     *
     * @param whose {@code buyer} or {@code maker}: whom the words are for
     * @param promised the day it ships at the latest
     */
    public static List<Parts.Step> timeline(
            Page page, List<StateChange> history, String state, String whose, String promised) {
        var since = history.stream().collect(Collectors.toMap(StateChange::state, StateChange::since, (a, b) -> a));
        var steps = new ArrayList<Parts.Step>();
        for (var change : history) {
            boolean current = change.state().equals(state);
            boolean over = !STATES.contains(state);
            var when = page.time(change.since());
            var detail = current ? when + " · " + words(page, whose, change.state(), promised) : when;
            steps.add(new Parts.Step(
                    page.t((whose.equals("maker") ? "makerOrder.happened." : "orderPage.happened.") + change.state()),
                    detail,
                    current ? over ? "bad" : state.equals("COMPLETED") ? "done" : "now" : "done"));
        }
        for (int i = STATES.indexOf(state) + 1; STATES.contains(state) && i < STATES.size(); i++) {
            if (!since.containsKey(STATES.get(i))) {
                steps.add(new Parts.Step(
                        page.t("orderPage.state." + STATES.get(i)),
                        words(page, "coming", STATES.get(i), promised),
                        ""));
            }
        }
        return steps;
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

    private static String words(Page page, String whose, String state, String promised) {
        return page.t("orderPage." + whose + "." + state, "day", promised);
    }

    private static String place(int step, int now) {
        if (step < now || now == STATES.size() - 1) {
            return "done";
        }
        return step == now ? "now" : "";
    }
}

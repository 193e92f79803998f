package org.wishwright.platform.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.kernel.Outcome.Refused;

class OrderStateTest {

    private static final Instant UNTIL = Instant.parse("2026-11-20T08:30:00Z");
    private static final OrderState START = new OrderState.AwaitingPayment(UNTIL);

    /** State's name to the names one step leads to, walked from the start at the moment the deadline passes. */
    private static final Map<String, Set<String>> GRAPH = walk();

    @Test
    void everyStateIsReachedFromTheStart() {
        assertThat(GRAPH.keySet()).containsExactlyInAnyOrderElementsOf(OrderState.NAMES);
    }

    @Test
    void exactlyTheKnownStatesAreFinalAndNothingElseIsStuck() {
        GRAPH.forEach((name, next) -> assertThat(next.isEmpty())
                .as(name)
                .isEqualTo(OrderState.named(name, UNTIL).isFinal()));
        assertThat(GRAPH.entrySet().stream().filter(e -> e.getValue().isEmpty()).map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("COMPLETED", "LAPSED", "CANCELLED");
    }

    @Test
    void theGraphIsTheOneThatWasDrawn() {
        assertThat(GRAPH)
                .containsEntry("AWAITING_PAYMENT", Set.of("CONFIRMED", "LAPSED", "CANCELLED"))
                .containsEntry("CONFIRMED", Set.of("IN_PRODUCTION", "CANCELLED", "COMPLETED"))
                .containsEntry("IN_PRODUCTION", Set.of("READY", "CANCELLED"))
                .containsEntry("READY", Set.of("SHIPPED", "CANCELLED"))
                .containsEntry("SHIPPED", Set.of("COMPLETED"));
    }

    @Test
    void fromEveryStateAFinalOneIsReached() {
        for (var name : OrderState.NAMES) {
            assertThat(reachable(name)).as(name).containsAnyOf("COMPLETED", "LAPSED", "CANCELLED");
        }
    }

    @Test
    void cancellingIsPossibleExactlyWhileItIsFree() {
        for (var name : OrderState.NAMES) {
            var state = OrderState.named(name, UNTIL);
            assertThat(OrderStep.CANCEL.from(state, UNTIL).isAccepted())
                    .as(name)
                    .isEqualTo(state.isFree());
        }
    }

    @Test
    void anOrderDoesNotLapseBeforeItsTime() {
        assertThat(OrderStep.LAPSE.from(START, UNTIL.minus(Duration.ofMillis(1))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("order.payable"));
        assertThat(OrderStep.LAPSE.from(START, UNTIL)).isEqualTo(Outcome.accepted(new OrderState.Lapsed()));
    }

    @Test
    void aRefusedStepNamesTheStateItWasTriedFrom() {
        for (var name : OrderState.NAMES) {
            for (var step : OrderStep.values()) {
                if (step.from(OrderState.named(name, UNTIL), UNTIL) instanceof Refused<OrderState>(var refusal)) {
                    assertThat(refusal.values()).containsEntry("state", name);
                    assertThat(refusal.sentence()).doesNotContain("{");
                }
            }
        }
    }

    @Test
    void aStateIsWrittenAndReadBackTheSame() {
        for (var name : OrderState.NAMES) {
            assertThat(OrderState.named(name, UNTIL).name()).isEqualTo(name);
        }
    }

    private static Map<String, Set<String>> walk() {
        var graph = new HashMap<String, Set<String>>();
        var open = new ArrayDeque<OrderState>(Set.of(START));
        while (!open.isEmpty()) {
            var state = open.pop();
            if (graph.containsKey(state.name())) {
                continue;
            }
            var next = new LinkedHashSet<String>();
            for (var step : OrderStep.values()) {
                if (step.from(state, UNTIL) instanceof Accepted<OrderState>(var after)) {
                    next.add(after.name());
                    open.push(after);
                }
            }
            graph.put(state.name(), next);
        }
        return graph;
    }

    private static Set<String> reachable(String from) {
        var seen = new HashSet<String>();
        var open = new ArrayDeque<>(Set.of(from));
        while (!open.isEmpty()) {
            var name = open.pop();
            if (seen.add(name)) {
                open.addAll(GRAPH.getOrDefault(name, Set.of()));
            }
        }
        return seen;
    }
}

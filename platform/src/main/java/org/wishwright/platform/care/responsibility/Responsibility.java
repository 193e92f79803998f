package org.wishwright.platform.care.responsibility;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Reads the facts of one order and finds who was responsible for what. The same facts give the same findings, whoever asks and
 * in whatever order they are given.
 *
 * <ul>
 *   <li><b>Late out of the door</b>: handed over after the day last promised, or not yet. What {@code supply.delayed} facts
 *       explain is the supplier's, the rest the maker's. A later day that the buyer's own change brought is the buyer's.
 *   <li><b>Late on the way</b>: received later than the transit time after handover: the carrier's.
 *   <li><b>Defective or incomplete</b>, when claimed: the maker's; the supplier's where an inspection named its material.
 *   <li><b>Damaged</b>, when claimed: the carrier's where every piece had passed its inspection before handover and the claim
 *       came within the time to complain; the maker's where a piece had not passed; the buyer's to show where it came later.
 * </ul>
 */
public final class Responsibility {

    private final List<OrderFact> facts;
    private final Instant now;
    private final Rules rules;
    private final List<Finding> findings = new ArrayList<>();

    private Responsibility(List<OrderFact> facts, Instant now, Rules rules) {
        this.facts = facts.stream()
                .sorted(Comparator.comparing(OrderFact::recorded).thenComparing(OrderFact::id))
                .toList();
        this.now = now;
        this.rules = rules;
    }

    /** @param now how far what has not ended yet has come */
    public static List<Finding> of(List<OrderFact> facts, Instant now, Rules rules) {
        var responsibility = new Responsibility(facts, now, rules);
        responsibility.promise();
        responsibility.transit();
        responsibility.claims();
        return List.copyOf(responsibility.findings);
    }

    private void promise() {
        var promises = facts.stream()
                .filter(fact -> fact.instant("shipBy").isPresent())
                .toList();
        if (promises.isEmpty() || has("order.cancelled") || has("order.lapsed")) {
            return;
        }
        for (int i = 1; i < promises.size(); i++) {
            moved(promises.get(i - 1), promises.get(i));
        }
        var promised = promises.getLast();
        var shipBy = promised.instant("shipBy").orElseThrow();
        var handover = last("shipment.handed-over");
        var left = handover.or(() -> last("order.called-off"))
                .map(OrderFact::happened)
                .orElse(now);
        if (left.isAfter(shipBy)) {
            late(promised, shipBy, handover, left);
        }
    }

    private void moved(OrderFact before, OrderFact after) {
        var was = before.instant("shipBy").orElseThrow();
        var is = after.instant("shipBy").orElseThrow();
        if (is.isAfter(was)) {
            find(Matter.LATE, Bearer.CONSUMER, "changed-by-buyer", was, is, before, after);
        }
    }

    /** Divides the time after the promised day between those who did not deliver to the maker and the maker. */
    private void late(OrderFact promised, Instant shipBy, Optional<OrderFact> handover, Instant left) {
        var from = shipBy;
        for (var delay : all("supply.delayed").toList()) {
            var until = earlier(delay.instant("until").orElse(delay.happened()), left);
            if (until.isAfter(from)) {
                find(Matter.LATE, Bearer.SUPPLIER, "material-late", from, until, promised, delay);
                from = until;
            }
        }
        if (left.isAfter(from)) {
            var proof = new ArrayList<>(List.of(promised));
            handover.ifPresent(proof::add);
            var reason = handover.isPresent() ? "shipped-late" : "not-shipped";
            find(Matter.LATE, Bearer.MAKER, reason, from, left, proof.toArray(OrderFact[]::new));
        }
    }

    private void transit() {
        var handover = last("shipment.handed-over");
        if (handover.isEmpty()) {
            return;
        }
        var due = handover.get().happened().plus(rules.transit());
        var received = last("shipment.received");
        boolean unknown = received.filter(
                        fact -> Boolean.TRUE.equals(fact.members().get("automatic")))
                .isPresent();
        var came = received.map(OrderFact::happened).orElse(now);
        if (unknown || !came.isAfter(due)) {
            return;
        }
        var proof = Stream.concat(handover.stream(), received.stream()).toArray(OrderFact[]::new);
        find(Matter.LATE, Bearer.CARRIER, received.isPresent() ? "delivered-late" : "not-delivered", due, came, proof);
    }

    private void claims() {
        all("dispute.opened").forEach(claim -> {
            switch (claim.text("matter")) {
                case "DEFECTIVE" -> defective(claim);
                case "DAMAGED" -> damaged(claim);
                case "INCOMPLETE" -> incomplete(claim);
                default -> {
                    // that it is late is found without a claim
                }
            }
        });
    }

    private void defective(OrderFact claim) {
        var material = all("piece.inspected")
                .filter(fact -> !fact.text("supplier").isEmpty())
                .findFirst();
        if (material.isPresent()) {
            find(Matter.DEFECTIVE, Bearer.SUPPLIER, "material-faulty", claim, material.get());
        } else {
            find(Matter.DEFECTIVE, Bearer.MAKER, passed() ? "not-as-ordered" : "not-inspected", claim, inspections());
        }
    }

    private void incomplete(OrderFact claim) {
        find(
                Matter.INCOMPLETE,
                Bearer.MAKER,
                "pieces-missing",
                claim,
                last("shipment.handed-over").orElse(claim));
    }

    private void damaged(OrderFact claim) {
        var received = last("shipment.received");
        var deadline = received.map(fact -> fact.happened().plus(rules.complaint()));
        if (!passed()) {
            find(Matter.DAMAGED, Bearer.MAKER, "not-inspected", claim, inspections());
        } else if (deadline.isPresent() && claim.happened().isAfter(deadline.get())) {
            find(Matter.DAMAGED, Bearer.CONSUMER, "claimed-late", claim, received.orElse(claim));
        } else {
            var proof = Stream.concat(Stream.of(inspections()), last("shipment.handed-over").stream())
                    .toArray(OrderFact[]::new);
            find(Matter.DAMAGED, Bearer.CARRIER, "left-whole", claim, proof);
        }
    }

    /** Whether every piece that was inspected passed in the end, and there were any; one that was replaced never left. */
    private boolean passed() {
        var pieces = new LinkedHashMap<String, Boolean>();
        all("piece.inspected")
                .forEach(fact ->
                        pieces.put(fact.text("serial"), fact.text("result").equals("PASSED")));
        all("piece.inspected")
                .filter(fact -> fact.text("disposition").equals("REPLACE"))
                .forEach(fact -> pieces.remove(fact.text("serial")));
        return !pieces.isEmpty() && pieces.values().stream().allMatch(passed -> passed);
    }

    private OrderFact[] inspections() {
        return all("piece.inspected").toArray(OrderFact[]::new);
    }

    private void find(Matter matter, Bearer bearer, String reason, OrderFact claim, OrderFact... others) {
        var proof = Stream.concat(Stream.of(claim), Stream.of(others)).toArray(OrderFact[]::new);
        find(matter, bearer, reason, claim.happened(), claim.happened(), proof);
    }

    private void find(Matter matter, Bearer bearer, String reason, Instant from, Instant to, OrderFact... proof) {
        List<UUID> ids = Stream.of(proof).map(OrderFact::id).distinct().toList();
        findings.add(new Finding(matter, bearer, reason, from, to, ids));
    }

    private boolean has(String type) {
        return all(type).findAny().isPresent();
    }

    private Optional<OrderFact> last(String type) {
        return all(type).reduce((one, other) -> other);
    }

    private Stream<OrderFact> all(String type) {
        return facts.stream().filter(fact -> fact.type().equals(type));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}

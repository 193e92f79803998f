package org.wishwright.platform.care.responsibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ResponsibilityTest {

    private static final Instant PLACED = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant SHIP_BY = day(10);
    private static final Instant NOW = day(40);

    private final List<OrderFact> facts = new ArrayList<>();

    private static Instant day(int number) {
        return PLACED.plus(Duration.ofDays(number));
    }

    private UUID fact(String type, Instant at, Map<String, Object> members) {
        var all = new HashMap<String, Object>(members);
        all.put("occurred", at.toString());
        var fact = new OrderFact(new UUID(0, facts.size()), type, at.plusSeconds(1), all);
        facts.add(fact);
        return fact.id();
    }

    private UUID placed() {
        return fact("order.placed", PLACED, Map.of("shipBy", SHIP_BY.toString()));
    }

    private UUID passed(String serial) {
        return fact("piece.inspected", day(8), Map.of("serial", serial, "result", "PASSED"));
    }

    private UUID handedOver(int day) {
        return fact("shipment.handed-over", day(day), Map.of("carrier", "SF"));
    }

    private UUID received(int day) {
        return fact("shipment.received", day(day), Map.of("automatic", false));
    }

    private UUID claimed(String matter, int day) {
        return fact("dispute.opened", day(day), Map.of("matter", matter));
    }

    private List<Finding> findings(Instant now) {
        return Responsibility.of(facts, now, Rules.USUAL);
    }

    private Finding only() {
        var findings = findings(NOW);
        assertThat(findings).hasSize(1);
        return findings.getFirst();
    }

    @Test
    void anOrderInTimeNamesNobody() {
        placed();
        passed("a");
        handedOver(10);
        received(17);
        assertThat(findings(NOW)).isEmpty();
        assertThat(Responsibility.of(List.of(), NOW, Rules.USUAL)).isEmpty();
    }

    @Test
    void whatLeftLateIsTheMakers() {
        var placed = placed();
        var handed = handedOver(12);
        received(14);
        assertThat(only())
                .isEqualTo(new Finding(
                        Matter.LATE, Bearer.MAKER, "shipped-late", SHIP_BY, day(12), List.of(placed, handed)));
        assertThat(only().days()).isEqualTo(2);
    }

    @Test
    void whatHasNotLeftGrowsLaterByTheDay() {
        placed();
        assertThat(findings(SHIP_BY)).isEmpty();
        assertThat(findings(SHIP_BY.plusSeconds(1)).getFirst().days()).isEqualTo(1);
        assertThat(findings(day(15)).getFirst().reason()).isEqualTo("not-shipped");
        assertThat(findings(day(15)).getFirst().days()).isEqualTo(5);
        fact("order.cancelled", day(16), Map.of());
        assertThat(findings(NOW)).isEmpty();
    }

    @Test
    void aSupplierBearsWhatItsDelayExplainsAndTheMakerTheRest() {
        placed();
        var delay = fact("supply.delayed", day(5), Map.of("until", day(13).toString()));
        handedOver(15);
        var findings = findings(NOW);
        assertThat(findings).extracting(Finding::bearer).containsExactly(Bearer.SUPPLIER, Bearer.MAKER, Bearer.CARRIER);
        assertThat(findings.get(0).facts()).contains(delay);
        assertThat(findings.get(0).days()).isEqualTo(3);
        assertThat(findings.get(1).from()).isEqualTo(day(13));
        assertThat(findings.get(1).days()).isEqualTo(2);
    }

    @Test
    void aDayThatTheBuyerMovedIsTheBuyers() {
        var placed = placed();
        var changed = fact("order.changed", day(2), Map.of("shipBy", day(20).toString()));
        handedOver(19);
        received(20);
        assertThat(only())
                .isEqualTo(new Finding(
                        Matter.LATE, Bearer.CONSUMER, "changed-by-buyer", SHIP_BY, day(20), List.of(placed, changed)));
    }

    @Test
    void whatWasLongOnTheWayIsTheCarriers() {
        placed();
        var handed = handedOver(9);
        var received = received(18);
        assertThat(only())
                .isEqualTo(new Finding(
                        Matter.LATE, Bearer.CARRIER, "delivered-late", day(16), day(18), List.of(handed, received)));
    }

    @Test
    void whatNobodySaysToHaveReceivedIsNotLaidAtTheCarriersDoor() {
        placed();
        handedOver(9);
        assertThat(findings(day(17)).getFirst().reason()).isEqualTo("not-delivered");
        fact("shipment.received", day(30), Map.of("automatic", true));
        assertThat(findings(NOW)).isEmpty();
    }

    @Test
    void damageToPiecesThatLeftWholeIsTheCarriers() {
        placed();
        var inspected = passed("a");
        var handed = handedOver(9);
        received(11);
        var claim = claimed("DAMAGED", 12);
        assertThat(only().bearer()).isEqualTo(Bearer.CARRIER);
        assertThat(only().facts()).containsExactly(claim, inspected, handed);
    }

    @Test
    void damageToPiecesThatNeverPassedIsTheMakers() {
        placed();
        passed("a");
        fact("piece.inspected", day(8), Map.of("serial", "b", "result", "FAILED", "disposition", "REWORK"));
        handedOver(9);
        received(11);
        claimed("DAMAGED", 12);
        assertThat(only().bearer()).isEqualTo(Bearer.MAKER);
        passed("b");
        assertThat(only().bearer()).isEqualTo(Bearer.CARRIER);
    }

    @Test
    void aPieceThatWasReplacedNeverLeft() {
        placed();
        fact("piece.inspected", day(8), Map.of("serial", "b", "result", "FAILED", "disposition", "REPLACE"));
        passed("c");
        handedOver(9);
        received(11);
        claimed("DAMAGED", 12);
        assertThat(only().bearer()).isEqualTo(Bearer.CARRIER);
    }

    @Test
    void damageBroughtUpTooLateIsForTheBuyerToShow() {
        placed();
        passed("a");
        handedOver(9);
        received(11);
        claimed("DAMAGED", 19);
        assertThat(only().bearer()).isEqualTo(Bearer.CONSUMER);
        assertThat(only().reason()).isEqualTo("claimed-late");
    }

    @Test
    void whatIsNotAsOrderedIsTheMakersUnlessItsMaterialWasNamed() {
        placed();
        passed("a");
        handedOver(9);
        received(11);
        claimed("DEFECTIVE", 12);
        claimed("INCOMPLETE", 13);
        assertThat(findings(NOW)).extracting(Finding::reason).containsExactly("not-as-ordered", "pieces-missing");
        assertThat(findings(NOW)).extracting(Finding::bearer).containsOnly(Bearer.MAKER);
        fact("piece.inspected", day(7), Map.of("serial", "x", "result", "FAILED", "supplier", "timber"));
        assertThat(findings(NOW).getFirst().bearer()).isEqualTo(Bearer.SUPPLIER);
    }

    @Test
    void theOrderInWhichFactsAreGivenDoesNotMatter() {
        placed();
        fact("order.changed", day(2), Map.of("shipBy", day(11).toString()));
        fact("supply.delayed", day(5), Map.of("until", day(12).toString()));
        passed("a");
        handedOver(13);
        received(25);
        claimed("DAMAGED", 26);
        var expected = findings(NOW);
        assertThat(expected).hasSize(5);
        var random = new Random(1);
        for (int round = 0; round < 50; round++) {
            Collections.shuffle(facts, random);
            assertThat(findings(NOW)).isEqualTo(expected);
        }
    }

    @Test
    void factsWithNonsenseInThemNameNobodyAndThrowNothing() {
        fact("order.placed", PLACED, Map.of("shipBy", "soon"));
        fact("dispute.opened", day(3), Map.of("matter", 7L));
        facts.add(new OrderFact(UUID.randomUUID(), "shipment.handed-over", NOW, Map.of()));
        assertThat(findings(NOW)).isEmpty();
    }
}

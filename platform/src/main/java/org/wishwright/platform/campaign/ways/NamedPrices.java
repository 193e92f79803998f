package org.wishwright.platform.campaign.ways;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wishwright.kernel.Money;
import org.wishwright.market.namedprice.NamedPriceRules;

/**
 * A reverse pricing as one reader finds it: her offers, her organisation's hidden rules, the offers it may answer.
 *
 * @param offers hers
 * @param reserves her organisation's
 * @param open to an answer by hand
 */
record NamedPrices(
        Situation situation,
        NamedPriceRules rules,
        List<Map<?, ?>> offers,
        List<Map<?, ?>> reserves,
        List<Map<?, ?>> open) {

    static NamedPrices of(Situation situation) {
        return new NamedPrices(
                situation,
                (NamedPriceRules) situation.rules(),
                Situation.records(situation.own(), "offers"),
                Situation.records(situation.ours(), "reserves"),
                Situation.records(situation.ours(), "open"));
    }

    List<Table> tables() {
        var tables = new ArrayList<Table>();
        if (!offers.isEmpty()) {
            tables.add(new Table(
                    "campaign.namedprice.my-offers",
                    List.of(
                            "campaign.namedprice.head.wanted",
                            "campaign.namedprice.head.price",
                            "campaign.namedprice.head.state",
                            "campaign.namedprice.head.further"),
                    offers.stream()
                            .map(offer -> List.of(wanted(offer), money(offer, "unit"), state(offer), further(offer)))
                            .toList()));
        }
        if (!reserves.isEmpty()) {
            tables.add(new Table(
                    "campaign.namedprice.my-rules",
                    List.of(
                            "campaign.namedprice.head.spec",
                            "campaign.namedprice.head.reserve",
                            "campaign.namedprice.head.units",
                            "campaign.namedprice.head.left",
                            "campaign.namedprice.head.days"),
                    reserves.stream().map(this::rule).toList()));
        }
        return tables;
    }

    private List<Saying> rule(Map<?, ?> rule) {
        return List.of(
                situation.name(text(rule, "spec")),
                money(rule, "reserve"),
                Saying.plain(text(rule, "least") + "–" + text(rule, "most")),
                Boolean.TRUE.equals(rule.get("withdrawn"))
                        ? Saying.of("campaign.namedprice.withdrawn")
                        : Saying.of(
                                "campaign.namedprice.left",
                                "left",
                                number(rule, "left"),
                                "capacity",
                                number(rule, "capacity")),
                days(rule));
    }

    private static Saying days(Map<?, ?> rule) {
        if (rule.get("from") == null && rule.get("until") == null) {
            return Saying.of("campaign.namedprice.any-day");
        }
        return Saying.of("campaign.namedprice.days", "from", day(rule, "from"), "until", day(rule, "until"));
    }

    private static Object day(Map<?, ?> record, String name) {
        return record.get(name) instanceof String day ? LocalDate.parse(day) : "…";
    }

    private Saying wanted(Map<?, ?> offer) {
        var name = situation.name(text(offer, "spec"));
        return offer.get("day") == null
                ? Saying.of("campaign.namedprice.wanted", "spec", name, "units", number(offer, "units"))
                : Saying.of(
                        "campaign.namedprice.wanted-on",
                        "spec",
                        name,
                        "units",
                        number(offer, "units"),
                        "day",
                        day(offer, "day"));
    }

    private Saying state(Map<?, ?> offer) {
        if (is(offer, "waiting") && !Boolean.TRUE.equals(offer.get("held"))) {
            return Saying.of("campaign.namedprice.state.unpaid");
        }
        if (!is(offer, "unmatched")) {
            return Saying.of("campaign.namedprice.state." + text(offer, "state"));
        }
        var until = Instant.parse(text(offer, "until"));
        if (offer.get("alternatives") instanceof List<?> codes && !codes.isEmpty()) {
            return Saying.of(
                    "campaign.namedprice.state.alternative",
                    "spec",
                    situation.name(String.valueOf(codes.getFirst())),
                    "until",
                    until);
        }
        return Saying.of("campaign.namedprice.state.unmatched", "until", until);
    }

    private Saying further(Map<?, ?> offer) {
        return mayRaise(offer)
                ? Saying.of(
                        "campaign.namedprice.further",
                        "least",
                        new Money(number(offer, "least"), rules.currency()),
                        "times",
                        number(offer, "further"))
                : Saying.plain("–");
    }

    private boolean mayRaise(Map<?, ?> offer) {
        return isOpen() && (is(offer, "waiting") || is(offer, "unmatched")) && number(offer, "further") > 0;
    }

    private boolean isOpen() {
        return situation.stage().equals("open");
    }

    List<Act> acts() {
        var acts = new ArrayList<Act>();
        buying(acts);
        if (situation.maker() && offers.isEmpty()) {
            selling(acts);
        }
        return acts;
    }

    private void buying(List<Act> acts) {
        var counters = counters();
        if (!counters.isEmpty()) {
            acts.add(new Act("accepted-counter", List.of(Field.choice("entry", counters, "")), false));
        }
        if (isOpen() && reserves.isEmpty()) {
            var fields = new ArrayList<Field>();
            fields.add(Field.choice("spec", specs(), ""));
            if (dated()) {
                fields.add(Parts.day("day"));
            }
            fields.add(Parts.number("units", "1"));
            fields.add(Parts.money("unit", ""));
            acts.add(new Act("offered", fields, false));
        }
        var standing = new LinkedHashMap<String, Saying>();
        offers.stream()
                .filter(offer -> is(offer, "waiting") || is(offer, "unmatched"))
                .forEach(offer -> standing.put(text(offer, "spec"), wanted(offer)));
        if (!standing.isEmpty()) {
            acts.add(new Act("gave-up", List.of(Field.choice("spec", standing, "")), true));
        }
    }

    private Map<String, Saying> counters() {
        var counters = new LinkedHashMap<String, Saying>();
        for (var offer : offers) {
            if (is(offer, "unmatched") && isAhead(offer) && offer.get("counters") instanceof List<?> list) {
                for (var counter : list) {
                    if (counter instanceof Map<?, ?> answer) {
                        counters.put(
                                text(answer, "entry"),
                                Saying.of(
                                        "campaign.namedprice.counter",
                                        "wanted",
                                        wanted(offer),
                                        "unit",
                                        money(answer, "unit"),
                                        "named",
                                        money(offer, "unit")));
                    }
                }
            }
        }
        return counters;
    }

    private void selling(List<Act> acts) {
        var open = answerable();
        if (!open.isEmpty()) {
            acts.add(new Act("countered", List.of(Field.choice("entry", open, ""), Parts.money("unit", "")), false));
        }
        if (isOpen()) {
            acts.add(new Act("reserved", ruleFields(), false));
        }
        var standing = new LinkedHashMap<String, Saying>();
        reserves.stream()
                .filter(rule -> !Boolean.TRUE.equals(rule.get("withdrawn")))
                .forEach(rule -> standing.put(
                        text(rule, "entry"),
                        Saying.of(
                                "campaign.namedprice.rule-of",
                                "spec",
                                situation.name(text(rule, "spec")),
                                "reserve",
                                money(rule, "reserve"))));
        if (!standing.isEmpty()) {
            acts.add(new Act("unreserved", List.of(Field.choice("entry", standing, "")), true));
        }
    }

    private Map<String, Saying> answerable() {
        var answerable = new LinkedHashMap<String, Saying>();
        open.stream()
                .filter(offer -> isAhead(offer) && !Boolean.TRUE.equals(offer.get("answered")))
                .forEach(offer -> answerable.put(
                        text(offer, "entry"),
                        Saying.of(
                                "campaign.namedprice.open-offer",
                                "wanted",
                                wanted(offer),
                                "unit",
                                money(offer, "unit"),
                                "until",
                                Instant.parse(text(offer, "until")))));
        return answerable;
    }

    private List<Field> ruleFields() {
        var fields = new ArrayList<Field>();
        fields.add(Field.choice("spec", specs(), ""));
        fields.add(Parts.money("reserve", ""));
        fields.add(Parts.number("least", "1"));
        fields.add(Parts.number("most", Long.toString(rules.mostUnits())));
        fields.add(Parts.number("capacity", ""));
        if (dated()) {
            fields.add(Parts.day("from"));
            fields.add(Parts.day("until"));
        }
        return fields;
    }

    private Map<String, Saying> specs() {
        var specs = new LinkedHashMap<String, Saying>();
        rules.specs().forEach(spec -> specs.put(spec.code(), situation.name(spec.code())));
        return specs;
    }

    private boolean dated() {
        return rules.specs().stream().anyMatch(NamedPriceRules.Spec::dated);
    }

    private boolean isAhead(Map<?, ?> offer) {
        return offer.get("until") instanceof String until && situation.now().isBefore(Instant.parse(until));
    }

    private static boolean is(Map<?, ?> offer, String state) {
        return state.equals(offer.get("state"));
    }

    private Saying money(Map<?, ?> record, String name) {
        return Saying.plain(new Money(number(record, name), rules.currency()));
    }

    private static long number(Map<?, ?> record, String name) {
        return record.get(name) instanceof Long number ? number : 0;
    }

    private static String text(Map<?, ?> record, String name) {
        return String.valueOf(record.get(name));
    }
}

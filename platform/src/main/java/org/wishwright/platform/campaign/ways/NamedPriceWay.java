package org.wishwright.platform.campaign.ways;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.LocalText;
import org.wishwright.market.Alias;
import org.wishwright.market.Rules;
import org.wishwright.market.namedprice.NamedPriceRules;
import org.wishwright.platform.campaign.ways.Field.Type;

/** Reverse pricing: consumers name a price, sellers keep hidden rules or answer by hand. */
@Component
@Order(5)
class NamedPriceWay implements Way {

    private static final Field SPECS = Field.rows("specs", 6, Parts.text("name"), Parts.text("other"));
    private static final Set<String> SELLERS = Set.of("reserved", "unreserved", "countered");
    private static final String HOUR = "PT1H";
    private static final String DAY = "PT24H";
    private static final String HALF_DAY = "PT12H";

    @Override
    public String code() {
        return "namedprice";
    }

    @Override
    public List<Field> draft() {
        return List.of(
                SPECS,
                Field.of("dated", Type.TICK, ""),
                Field.of("alternatives", Type.TICK, "yes"),
                Parts.time("until", 14),
                Parts.span("window", HOUR, "PT10M", "PT30M", HOUR, "PT6H", DAY),
                Parts.span("counterWithin", HALF_DAY, "PT2H", HALF_DAY, DAY),
                Parts.span("payWithin", DAY, "PT2H", HALF_DAY, DAY, "PT48H"),
                Parts.number("offersEach", "3"),
                Parts.number("raise", "3"),
                Parts.number("mostUnits", "5"),
                Parts.money("deposit", ""),
                Parts.number("forfeited", "50"));
    }

    @Override
    public Map<String, Object> rules(Answers answers) {
        var codes = answers.rows(SPECS).stream().map(row -> "s" + (row + 1)).toList();
        var specs = new ArrayList<Map<String, Object>>();
        for (var code : codes) {
            var others = codes.stream().filter(other -> !other.equals(code)).toList();
            specs.add(Map.of(
                    "code",
                    code,
                    "dated",
                    answers.ticked("dated"),
                    "alternatives",
                    answers.ticked("alternatives") ? others : List.of()));
        }
        var rules = new LinkedHashMap<String, Object>();
        rules.put("currency", answers.currency().getCurrencyCode());
        rules.put("specs", specs);
        rules.put("until", answers.time("until").toString());
        for (var span : List.of("window", "counterWithin", "payWithin")) {
            rules.put(span, answers.text(span));
        }
        rules.put("offersEach", answers.number("offersEach"));
        rules.put("raise", Math.clamp(answers.number("raise"), -1, 101) * 100);
        rules.put("mostUnits", answers.number("mostUnits"));
        rules.put("deposit", answers.money("deposit"));
        rules.put("forfeited", Math.clamp(answers.number("forfeited"), -1, 101) * 100);
        return rules;
    }

    @Override
    public Map<String, String> answers(Rules drafted, ZoneId zone) {
        var rules = (NamedPriceRules) drafted;
        var answers = new LinkedHashMap<String, String>();
        if (rules.specs().stream().anyMatch(NamedPriceRules.Spec::dated)) {
            answers.put("dated", "yes");
        }
        if (rules.specs().stream().anyMatch(spec -> !spec.alternatives().isEmpty())) {
            answers.put("alternatives", "yes");
        }
        answers.put("until", Parts.typed(rules.until(), zone));
        answers.put("window", rules.window().toString());
        answers.put("counterWithin", rules.counterWithin().toString());
        answers.put("payWithin", rules.payWithin().toString());
        answers.put("offersEach", Integer.toString(rules.offersEach()));
        answers.put("raise", Integer.toString(rules.raise() / 100));
        answers.put("mostUnits", Long.toString(rules.mostUnits()));
        answers.put("deposit", Parts.typed(rules.deposit()));
        answers.put("forfeited", Integer.toString(rules.forfeited() / 100));
        return answers;
    }

    @Override
    public Map<String, LocalText> names(Answers answers, String language) {
        return Parts.names(answers, SPECS, "s", language);
    }

    @Override
    public List<Saying> explained(Rules drafted) {
        var rules = (NamedPriceRules) drafted;
        var sayings = new ArrayList<Saying>();
        sayings.add(Saying.of("campaign.namedprice.rule.offer", "until", rules.until(), "most", rules.mostUnits()));
        sayings.add(Saying.of("campaign.namedprice.rule.window", "window", Parts.span(rules.window())));
        sayings.add(Saying.of("campaign.namedprice.rule.exact"));
        sayings.add(Saying.of(
                "campaign.namedprice.rule.rebid",
                "times",
                rules.offersEach(),
                "percent",
                Parts.percent(rules.raise())));
        sayings.add(Saying.of("campaign.namedprice.rule.hand", "within", Parts.span(rules.counterWithin())));
        if (rules.specs().stream().anyMatch(spec -> !spec.alternatives().isEmpty())) {
            sayings.add(Saying.of("campaign.namedprice.rule.alternatives"));
        }
        sayings.add(Saying.of("campaign.namedprice.rule.hidden"));
        sayings.add(Saying.of("campaign.namedprice.rule.trusted"));
        sayings.add(Saying.of("campaign.namedprice.rule.sides"));
        return sayings;
    }

    @Override
    public List<Saying> money(Rules drafted) {
        var rules = (NamedPriceRules) drafted;
        var sayings = new ArrayList<Saying>();
        sayings.add(Saying.of("campaign.namedprice.money.hold", "deposit", rules.deposit()));
        sayings.add(Saying.of("campaign.namedprice.money.pay", "within", Parts.span(rules.payWithin())));
        sayings.add(
                rules.forfeited() == 0
                        ? Saying.of("campaign.namedprice.money.free")
                        : Saying.of(
                                "campaign.namedprice.money.forfeited", "percent", Parts.percent(rules.forfeited())));
        sayings.add(Saying.of("campaign.namedprice.money.none"));
        sayings.add(
                rules.specs().stream().anyMatch(NamedPriceRules.Spec::dated)
                        ? Saying.of("campaign.namedprice.money.code")
                        : Saying.of("campaign.namedprice.money.received"));
        return sayings;
    }

    @Override
    public Table table(Situation situation) {
        var rows = new ArrayList<List<Saying>>();
        for (var spec : ((NamedPriceRules) situation.rules()).specs()) {
            rows.add(List.of(
                    situation.name(spec.code()),
                    Saying.plain(situation.number("offered", spec.code())),
                    Saying.plain(situation.number("sold", spec.code()))));
        }
        return new Table(
                "campaign.namedprice.specs",
                List.of(
                        "campaign.namedprice.head.spec",
                        "campaign.namedprice.head.offered",
                        "campaign.namedprice.head.sold"),
                rows);
    }

    @Override
    public List<Table> mine(Situation situation) {
        return NamedPrices.of(situation).tables();
    }

    @Override
    public List<Act> acts(Situation situation) {
        return NamedPrices.of(situation).acts();
    }

    /** To which sellers an account belongs, and how a seller is measured, is for the platform to say. */
    @Override
    public Map<String, Object> completed(Map<String, ?> step, Taking taking) {
        var completed = new LinkedHashMap<String, Object>(step);
        if ("offered".equals(step.get("kind"))) {
            completed.put("linkedTo", taking.linked().stream().map(Alias::text).toList());
        } else if ("reserved".equals(step.get("kind"))) {
            completed.put("points", 0L);
        }
        return completed;
    }

    @Override
    public String tells(String kind) {
        return kind.equals("countered") ? "entry" : "";
    }

    @Override
    public boolean byOrganisation(String kind) {
        return SELLERS.contains(kind);
    }
}

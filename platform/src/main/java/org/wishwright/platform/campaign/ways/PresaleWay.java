package org.wishwright.platform.campaign.ways;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.market.DepositType;
import org.wishwright.market.Rules;
import org.wishwright.market.presale.PresaleRules;
import org.wishwright.platform.campaign.ways.Field.Type;
import org.wishwright.platform.ledger.deal.RulePack;

/** Presale: 定金 or 订金 now, the balance later, a price that falls with the volume. */
@Component
@Order(1)
class PresaleWay implements Way {

    private static final Field OPTIONS = Field.rows(
            "options", 6, Parts.text("name"), Parts.text("other"), Parts.money("price", ""), Parts.number("cap", ""));
    private static final Field TIERS = Field.rows("tiers", 3, Parts.number("from", ""), Parts.number("percent", ""));

    private final Map<String, Object> law;

    PresaleWay(@Value("${wishwright.jurisdiction:CN}") String jurisdiction) {
        var pack = RulePack.of(jurisdiction);
        law = Map.of(
                "earnestMost",
                (long) pack.earnestMost(),
                "earnestTimes",
                (long) pack.earnestTimesReturned(),
                "earnestForfeited",
                pack.earnestForfeited(),
                "withdrawalDays",
                (long) pack.withdrawalDays());
    }

    @Override
    public String code() {
        return "presale";
    }

    @Override
    public List<Field> draft() {
        return List.of(
                OPTIONS,
                TIERS,
                Field.choice("depositType", Parts.words("campaign.deposit.", "PREPAYMENT", "EARNEST"), "PREPAYMENT"),
                Parts.money("deposit", ""),
                Parts.money("discount", "0"),
                Parts.time("pledgeUntil", 7),
                Parts.time("balanceFrom", 7),
                Parts.time("balanceUntil", 14),
                Parts.time("deliverFrom", 21),
                Parts.time("deliverUntil", 35),
                Parts.number("minimum", "1"),
                Parts.number("mostUnits", "10"),
                Field.of("madeToOrder", Type.TICK, ""));
    }

    @Override
    public Map<String, Object> fixed() {
        return Map.of("law", law);
    }

    @Override
    public Map<String, Object> rules(Answers answers) {
        var options = new ArrayList<Map<String, Object>>();
        long cap = 0;
        for (int row : answers.rows(OPTIONS)) {
            long units = answers.number(Answers.cell("options", row, "cap"));
            cap += units;
            options.add(Map.of("code", "o" + (row + 1), "cap", units, "prices", Map.of("tiers", tiers(answers, row))));
        }
        var rules = new LinkedHashMap<String, Object>();
        rules.put("currency", answers.currency().getCurrencyCode());
        rules.put("options", options);
        for (var time : List.of("pledgeUntil", "balanceFrom", "balanceUntil", "deliverFrom", "deliverUntil")) {
            rules.put(time, answers.time(time).toString());
        }
        rules.put("payWithin", Parts.PAY_WITHIN);
        rules.put("minimum", answers.number("minimum"));
        rules.put("cap", cap);
        rules.put("mostUnits", answers.number("mostUnits"));
        rules.put("depositType", answers.text("depositType"));
        rules.put("deposit", answers.money("deposit"));
        rules.put("discount", answers.money("discount"));
        rules.put("madeToOrder", answers.ticked("madeToOrder"));
        return rules;
    }

    /** The same volumes and parts off hold for every option. */
    private static List<Map<String, Object>> tiers(Answers answers, int row) {
        var full = answers.money(Answers.cell("options", row, "price"));
        long minor = full.get("minor") instanceof Long amount ? amount : 0;
        var tiers = new ArrayList<Map<String, Object>>();
        tiers.add(Map.of("from", 1L, "unit", full));
        for (int tier : answers.rows(TIERS)) {
            int off = Math.toIntExact(Math.clamp(answers.number(Answers.cell("tiers", tier, "percent")), 0, 100) * 100);
            var price = new Money(minor, answers.currency());
            var unit = price.minus(price.basisPoints(off));
            tiers.add(Map.of(
                    "from",
                    answers.number(Answers.cell("tiers", tier, "from")),
                    "unit",
                    Map.of("currency", answers.currency().getCurrencyCode(), "minor", unit.minor())));
        }
        return tiers;
    }

    @Override
    public Map<String, String> answers(Rules drafted, ZoneId zone) {
        var rules = (PresaleRules) drafted;
        var answers = new LinkedHashMap<String, String>();
        for (var option : rules.options()) {
            int row = Integer.parseInt(option.code().substring(1)) - 1;
            answers.put(
                    Answers.cell("options", row, "price"),
                    Parts.typed(option.prices().highest()));
            answers.put(Answers.cell("options", row, "cap"), Long.toString(option.cap()));
        }
        var table = rules.options().getFirst().prices();
        for (int i = 1; i < table.tiers().size(); i++) {
            var tier = table.tiers().get(i);
            long off = Math.round(
                    100.0 - 100.0 * tier.unit().minor() / table.highest().minor());
            answers.put(Answers.cell("tiers", i - 1, "from"), Long.toString(tier.from()));
            answers.put(Answers.cell("tiers", i - 1, "percent"), Long.toString(off));
        }
        answers.put("depositType", rules.depositType().name());
        answers.put("deposit", Parts.typed(rules.deposit()));
        answers.put("discount", Parts.typed(rules.discount()));
        answers.put("pledgeUntil", Parts.typed(rules.pledgeUntil(), zone));
        answers.put("balanceFrom", Parts.typed(rules.balanceFrom(), zone));
        answers.put("balanceUntil", Parts.typed(rules.balanceUntil(), zone));
        answers.put("deliverFrom", Parts.typed(rules.deliverFrom(), zone));
        answers.put("deliverUntil", Parts.typed(rules.deliverUntil(), zone));
        answers.put("minimum", Long.toString(rules.minimum()));
        answers.put("mostUnits", Long.toString(rules.mostUnits()));
        if (rules.madeToOrder()) {
            answers.put("madeToOrder", "yes");
        }
        return answers;
    }

    @Override
    public Map<String, LocalText> names(Answers answers, String language) {
        return Parts.names(answers, OPTIONS, "o", language);
    }

    @Override
    public List<Saying> explained(Rules drafted) {
        var rules = (PresaleRules) drafted;
        var sayings = new ArrayList<Saying>();
        sayings.add(Saying.of("campaign.presale.rule.pledge", "until", rules.pledgeUntil()));
        if (rules.minimum() > 1) {
            sayings.add(Saying.of("campaign.presale.rule.minimum", "units", rules.minimum()));
        }
        sayings.add(Saying.of("campaign.presale.rule.cap", "units", rules.cap(), "most", rules.mostUnits()));
        if (rules.options().stream().anyMatch(option -> option.prices().tiers().size() > 1)) {
            sayings.add(Saying.of("campaign.presale.rule.tiers"));
        }
        sayings.add(
                Saying.of("campaign.presale.rule.balance", "from", rules.balanceFrom(), "until", rules.balanceUntil()));
        sayings.add(
                Saying.of("campaign.presale.rule.deliver", "from", rules.deliverFrom(), "until", rules.deliverUntil()));
        sayings.add(
                rules.madeToOrder()
                        ? Saying.of("campaign.presale.rule.made")
                        : Saying.of(
                                "campaign.presale.rule.return",
                                "days",
                                rules.law().withdrawalDays()));
        return sayings;
    }

    @Override
    public List<Saying> money(Rules drafted) {
        var rules = (PresaleRules) drafted;
        var sayings = new ArrayList<Saying>();
        boolean earnest = rules.depositType() == DepositType.EARNEST;
        sayings.add(Saying.of("campaign.presale.money.deposit." + rules.depositType(), "deposit", rules.deposit()));
        if (rules.discount().isPositive()) {
            sayings.add(Saying.of("campaign.presale.money.discount", "discount", rules.discount()));
        }
        sayings.add(Saying.of("campaign.presale.money.none"));
        sayings.add(
                earnest
                        ? Saying.of(
                                "campaign.presale.money.lost",
                                "times",
                                rules.law().earnestTimes())
                        : Saying.of("campaign.presale.money.back"));
        sayings.add(Saying.of("campaign.presale.money.deal"));
        return sayings;
    }

    @Override
    public List<String> sold(Rules drafted) {
        return ((PresaleRules) drafted)
                .options().stream().map(option -> option.code()).toList();
    }

    @Override
    public Table table(Situation situation) {
        var rules = (PresaleRules) situation.rules();
        var rows = new ArrayList<List<Saying>>();
        for (var option : rules.options()) {
            var last = option.prices().tiers().getLast();
            var now = new Money(situation.number("prices", option.code()), rules.currency());
            rows.add(List.of(
                    situation.name(option.code()),
                    Saying.plain(now),
                    option.prices().tiers().size() > 1
                            ? Saying.of(
                                    "campaign.presale.best",
                                    "price",
                                    last.unit().minus(rules.discount()),
                                    "units",
                                    last.from())
                            : Saying.plain("–"),
                    Saying.plain(situation.number("held", "option:" + option.code())),
                    Saying.plain(option.cap())));
        }
        return new Table(
                "campaign.presale.options",
                List.of(
                        "campaign.presale.head.option",
                        "campaign.presale.head.now",
                        "campaign.presale.head.best",
                        "campaign.presale.head.pledged",
                        "campaign.presale.head.cap"),
                rows);
    }

    @Override
    public Table demand(Situation situation) {
        var rows = new ArrayList<List<Saying>>();
        if (situation.shown().get("regions") instanceof Map<?, ?> regions) {
            regions.forEach((region, units) -> rows.add(List.of(
                    Regions.CHINA.getOrDefault(String.valueOf(region), Saying.plain(region)), Saying.plain(units))));
        }
        return rows.isEmpty()
                ? Table.NONE
                : new Table(
                        "campaign.presale.demand",
                        List.of("campaign.presale.head.region", "campaign.presale.head.pledged"),
                        rows);
    }

    @Override
    public List<Act> acts(Situation situation) {
        var rules = (PresaleRules) situation.rules();
        if (situation.stage().equals("open") && !situation.takesPart()) {
            var options = new LinkedHashMap<String, Saying>();
            rules.options().forEach(option -> options.put(option.code(), situation.name(option.code())));
            var fields = new ArrayList<Field>();
            fields.add(Field.counts("lines", options));
            fields.add(Field.choice("region", Regions.CHINA, "CN-SH"));
            if (rules.madeToOrder()) {
                fields.add(Field.of("ticked", Type.TICK, ""));
            }
            return List.of(new Act("pledged", fields, false));
        }
        return situation.takesPart() ? List.of(new Act("withdrew", List.of(), true)) : List.of();
    }

    @Override
    public Map<String, Object> completed(Map<String, ?> step, Taking taking) {
        var completed = new LinkedHashMap<String, Object>(step);
        if ("pledged".equals(step.get("kind"))) {
            completed.putIfAbsent("ticked", false);
        }
        return completed;
    }
}

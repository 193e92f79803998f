package org.wishwright.platform.campaign.ways;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.market.Alias;
import org.wishwright.market.Judging;
import org.wishwright.market.Rules;
import org.wishwright.market.tier.TierRules;
import org.wishwright.platform.catalog.VolumeWindows;

/** Volume tiers: everybody pays today's price, and the more are ordered within the window the more comes back. */
@Component
@Order(4)
class TierWay implements Way {

    static final String MODULE = "m1";

    private static final Field WHAT = Field.rows("module", 1, Parts.text("name"), Parts.text("other"));
    private static final Field STEPS = Field.rows("steps", 5, Parts.number("from", ""), Parts.number("percent", ""));
    private static final String DEAL = "deal-";

    @Override
    public String code() {
        return "tier";
    }

    @Override
    public List<Field> draft() {
        return List.of(WHAT, Parts.money("unit", ""), STEPS, Parts.time("until", 7));
    }

    @Override
    public Map<String, Object> rules(Answers answers) {
        var steps = new ArrayList<Map<String, Object>>();
        for (int row : answers.rows(STEPS)) {
            long percent = answers.number(Answers.cell("steps", row, "percent"));
            steps.add(Map.of(
                    "from",
                    answers.number(Answers.cell("steps", row, "from")),
                    "back",
                    Math.clamp(percent, -1, 101) * 100));
        }
        var rules = new LinkedHashMap<String, Object>();
        rules.put("currency", answers.currency().getCurrencyCode());
        rules.put("module", MODULE);
        rules.put("until", answers.time("until").toString());
        rules.put("payWithin", Parts.PAY_WITHIN);
        rules.put("unit", answers.money("unit"));
        rules.put("steps", steps);
        return rules;
    }

    @Override
    public Map<String, String> answers(Rules drafted, ZoneId zone) {
        var rules = (TierRules) drafted;
        var answers = new LinkedHashMap<String, String>();
        answers.put("unit", rules.unit() == null ? "" : Parts.typed(rules.unit()));
        for (int i = 0; i < rules.steps().size(); i++) {
            var step = rules.steps().get(i);
            answers.put(Answers.cell("steps", i, "from"), Long.toString(step.from()));
            answers.put(Answers.cell("steps", i, "percent"), Integer.toString(step.back() / 100));
        }
        answers.put("until", Parts.typed(rules.until(), zone));
        return answers;
    }

    @Override
    public Map<String, LocalText> names(Answers answers, String language) {
        return Parts.names(answers, WHAT, "m", language);
    }

    @Override
    public List<Saying> explained(Rules drafted) {
        var rules = (TierRules) drafted;
        var sayings = new ArrayList<Saying>();
        sayings.add(Saying.of("campaign.tier.rule.order", "until", rules.until()));
        for (var step : rules.steps()) {
            sayings.add(
                    Saying.of("campaign.tier.rule.step", "units", step.from(), "percent", Parts.percent(step.back())));
        }
        sayings.add(Saying.of("campaign.tier.rule.counts"));
        sayings.add(Saying.of("campaign.tier.rule.checkout"));
        sayings.add(Saying.of("campaign.tier.rule.split"));
        sayings.add(Saying.of("campaign.tier.rule.cancelled"));
        return sayings;
    }

    @Override
    public List<Saying> money(Rules drafted) {
        var rules = (TierRules) drafted;
        var sayings = new ArrayList<Saying>();
        if (rules.unit() != null) {
            sayings.add(Saying.of("campaign.tier.money.now", "unit", rules.unit()));
        }
        sayings.add(Saying.of(
                "campaign.tier.money.held",
                "percent",
                Parts.percent(rules.steps().getLast().back())));
        sayings.add(Saying.of("campaign.tier.money.back", "until", rules.until()));
        sayings.add(Saying.of("campaign.tier.money.received"));
        return sayings;
    }

    @Override
    public List<String> sold(Rules drafted) {
        return List.of(((TierRules) drafted).module());
    }

    @Override
    public Table table(Situation situation) {
        var rules = (TierRules) situation.rules();
        long ordered = situation.number("units");
        var rows = new ArrayList<List<Saying>>();
        for (var step : rules.steps()) {
            rows.add(List.of(
                    Saying.of("campaign.tier.from", "units", step.from()),
                    Saying.of("campaign.tier.percent", "percent", Parts.percent(step.back())),
                    rules.unit() == null ? Saying.plain("–") : Saying.plain(after(rules.unit(), step.back())),
                    ordered >= step.from()
                            ? Saying.of("campaign.tier.reached")
                            : Saying.of("campaign.tier.missing", "units", step.from() - ordered)));
        }
        return new Table(
                "campaign.tier.steps",
                List.of(
                        "campaign.tier.head.from",
                        "campaign.tier.head.back",
                        "campaign.tier.head.price",
                        "campaign.tier.head.state"),
                rows);
    }

    private static Money after(Money unit, int back) {
        return unit.minus(unit.basisPoints(back));
    }

    @Override
    public List<Act> acts(Situation situation) {
        var rules = (TierRules) situation.rules();
        return situation.stage().equals("open") && rules.unit() != null
                ? List.of(new Act("ordered", List.of(Parts.number("units", "1")), false))
                : List.of();
    }

    /** What it costs is published, and nobody's to name. */
    @Override
    public Map<String, Object> completed(Map<String, ?> step, Taking taking) {
        var completed = new LinkedHashMap<String, Object>(step);
        if ("ordered".equals(step.get("kind"))) {
            var unit = ((TierRules) taking.rules()).unit();
            if (unit == null) {
                throw new RefusedException(Refusal.of(
                        "tier.ordered-elsewhere", "Nobody orders this here. Look at what its convener says of it."));
            }
            long units = step.get("units") instanceof Long number ? number : 0;
            completed.putIfAbsent("price", Parts.json(unit.times(Math.clamp(units, 1, Judging.MOST_UNITS))));
        }
        return completed;
    }

    @Override
    public Map<String, Object> undelivered(String deal) {
        return Map.of("kind", "called-off", "entry", deal.substring(DEAL.length()));
    }

    @Override
    public boolean countsOrders() {
        return true;
    }

    @Override
    public List<VolumeWindows.Step> volume(Rules drafted) {
        return ((TierRules) drafted)
                .steps().stream()
                        .map(step -> new VolumeWindows.Step(step.from(), step.back()))
                        .toList();
    }

    @Override
    public Map<String, Object> bought(Alias buyer, long units, Money price) {
        return Map.of("kind", "bought", "buyer", buyer.text(), "units", units, "price", Parts.json(price));
    }

    @Override
    public Map<String, Object> uncounted(String entry) {
        return Map.of("kind", "called-off", "entry", entry);
    }

    @Override
    public Map<String, Long> rebates(Map<String, @Nullable Object> result) {
        var back = new LinkedHashMap<String, Long>();
        if (result.get("rebates") instanceof Map<?, ?> parts) {
            parts.forEach((entry, minor) -> back.put(String.valueOf(entry), Long.valueOf(String.valueOf(minor))));
        }
        return back;
    }
}

package org.wishwright.platform.campaign.ways;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.market.Rules;
import org.wishwright.market.crowdfunding.CrowdfundingRules;

/** Crowdfunding: all or nothing, paid when pledging, everything back when the goal is missed. */
@Component
@Order(3)
class CrowdfundingWay implements Way {

    private static final Field REWARDS = Field.rows(
            "rewards", 6, Parts.text("name"), Parts.text("other"), Parts.money("price", ""), Parts.number("limit", ""));
    private static final Field STRETCHES = Field.rows("stretches", 3, Parts.money("at", ""), Parts.text("unlocks"));
    private static final Duration GRACE = Duration.ofDays(7);

    @Override
    public String code() {
        return "crowdfunding";
    }

    @Override
    public List<Field> draft() {
        return List.of(
                Parts.money("goal", ""), Parts.time("until", 30), REWARDS, STRETCHES, Parts.number("ownPercent", "10"));
    }

    @Override
    public Map<String, Object> rules(Answers answers) {
        var rewards = new ArrayList<Map<String, Object>>();
        for (int row : answers.rows(REWARDS)) {
            var limit = Answers.cell("rewards", row, "limit");
            rewards.add(Map.of(
                    "code",
                    "r" + (row + 1),
                    "price",
                    answers.money(Answers.cell("rewards", row, "price")),
                    "limit",
                    answers.isBlank(limit) ? 0L : answers.number(limit)));
        }
        var stretches = new ArrayList<Map<String, Object>>();
        for (int row : answers.rows(STRETCHES)) {
            stretches.add(Map.of(
                    "at",
                    answers.money(Answers.cell("stretches", row, "at")),
                    "unlocks",
                    answers.text(Answers.cell("stretches", row, "unlocks"))));
        }
        var until = answers.time("until");
        var rules = new LinkedHashMap<String, Object>();
        rules.put("currency", answers.currency().getCurrencyCode());
        rules.put("goal", answers.money("goal"));
        rules.put("until", until.toString());
        rules.put("mandates", false);
        rules.put("chargeUntil", until.plus(GRACE).toString());
        rules.put("collected", 10_000L);
        rules.put("payWithin", Parts.PAY_WITHIN);
        rules.put("ownMost", Math.clamp(answers.number("ownPercent"), -1, 101) * 100);
        rules.put("rewards", rewards);
        rules.put("stretches", stretches);
        return rules;
    }

    @Override
    public Map<String, String> answers(Rules drafted, ZoneId zone) {
        var rules = (CrowdfundingRules) drafted;
        var answers = new LinkedHashMap<String, String>();
        answers.put("goal", Parts.typed(rules.goal()));
        answers.put("until", Parts.typed(rules.until(), zone));
        for (var reward : rules.rewards()) {
            int row = Integer.parseInt(reward.code().substring(1)) - 1;
            answers.put(Answers.cell("rewards", row, "price"), Parts.typed(reward.price()));
            answers.put(
                    Answers.cell("rewards", row, "limit"), reward.limit() == 0 ? "" : Long.toString(reward.limit()));
        }
        for (int i = 0; i < rules.stretches().size(); i++) {
            var stretch = rules.stretches().get(i);
            answers.put(Answers.cell("stretches", i, "at"), Parts.typed(stretch.at()));
            answers.put(Answers.cell("stretches", i, "unlocks"), stretch.unlocks());
        }
        answers.put("ownPercent", Integer.toString(rules.ownMost() / 100));
        return answers;
    }

    @Override
    public Map<String, LocalText> names(Answers answers, String language) {
        return Parts.names(answers, REWARDS, "r", language);
    }

    @Override
    public List<Saying> explained(Rules drafted) {
        var rules = (CrowdfundingRules) drafted;
        var sayings = new ArrayList<Saying>();
        sayings.add(Saying.of("campaign.crowdfunding.rule.goal", "goal", rules.goal(), "until", rules.until()));
        sayings.add(Saying.of("campaign.crowdfunding.rule.withdraw"));
        sayings.add(Saying.of("campaign.crowdfunding.rule.own", "percent", rules.ownMost() / 100));
        for (var stretch : rules.stretches()) {
            sayings.add(
                    Saying.of("campaign.crowdfunding.rule.stretch", "at", stretch.at(), "unlocks", stretch.unlocks()));
        }
        return sayings;
    }

    @Override
    public List<Saying> money(Rules drafted) {
        return List.of(
                Saying.of("campaign.crowdfunding.money.now"),
                Saying.of("campaign.crowdfunding.money.missed"),
                Saying.of("campaign.crowdfunding.money.reached"));
    }

    @Override
    public List<String> sold(Rules drafted) {
        return ((CrowdfundingRules) drafted)
                .rewards().stream().map(reward -> reward.code()).toList();
    }

    @Override
    public Table table(Situation situation) {
        var rules = (CrowdfundingRules) situation.rules();
        var rows = new ArrayList<List<Saying>>();
        for (var reward : rules.rewards()) {
            rows.add(List.of(
                    situation.name(reward.code()),
                    Saying.plain(reward.price()),
                    reward.limit() == 0
                            ? Saying.of("campaign.crowdfunding.unlimited")
                            : Saying.of(
                                    "campaign.crowdfunding.left",
                                    "left",
                                    situation.number("left", reward.code()),
                                    "limit",
                                    reward.limit())));
        }
        var own = new Money(situation.number("own"), rules.currency());
        if (own.isPositive()) {
            rows.add(List.of(
                    Saying.of("campaign.crowdfunding.own"),
                    Saying.plain(own),
                    Saying.of("campaign.crowdfunding.own-hint")));
        }
        return new Table(
                "campaign.crowdfunding.rewards",
                List.of(
                        "campaign.crowdfunding.head.reward",
                        "campaign.crowdfunding.head.price",
                        "campaign.crowdfunding.head.left"),
                rows);
    }

    @Override
    public List<Act> acts(Situation situation) {
        var rules = (CrowdfundingRules) situation.rules();
        if (!situation.stage().equals("open")) {
            return List.of();
        }
        if (situation.takesPart()) {
            return List.of(new Act("withdrew", List.of(), true));
        }
        var rewards = new LinkedHashMap<String, Saying>();
        for (var reward : rules.rewards()) {
            rewards.put(
                    reward.code(),
                    Saying.of(
                            "campaign.crowdfunding.reward",
                            "name",
                            situation.name(reward.code()),
                            "price",
                            reward.price()));
        }
        return List.of(new Act(
                "pledged",
                List.of(
                        Field.choice(
                                "reward", rewards, rules.rewards().getFirst().code()),
                        Parts.number("units", "1"),
                        Parts.money("extra", "0")),
                false));
    }

    /** Whose pledge counts as the convener's own is for the platform to say. */
    @Override
    public Map<String, Object> completed(Map<String, ?> step, Taking taking) {
        var completed = new LinkedHashMap<String, Object>(step);
        if ("pledged".equals(step.get("kind"))) {
            completed.put("own", taking.convener());
        }
        return completed;
    }
}

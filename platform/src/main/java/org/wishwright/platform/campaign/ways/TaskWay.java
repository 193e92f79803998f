package org.wishwright.platform.campaign.ways;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.market.Rules;
import org.wishwright.market.task.TaskRules;

/** Paid task call (悬赏): the reward is held before anybody works; the convener awards, or all who worked share it. */
@Component
@Order(9)
class TaskWay implements Way {

    @Override
    public String code() {
        return "task";
    }

    @Override
    public List<Field> draft() {
        return List.of(
                Parts.money("reward", ""),
                Parts.number("mostAwarded", "1"),
                Parts.time("submitUntil", 14),
                Parts.time("decideUntil", 21));
    }

    @Override
    public Map<String, Object> rules(Answers answers) {
        var rules = new LinkedHashMap<String, Object>();
        rules.put("currency", answers.currency().getCurrencyCode());
        rules.put("reward", answers.money("reward"));
        rules.put("submitUntil", answers.time("submitUntil").toString());
        rules.put("decideUntil", answers.time("decideUntil").toString());
        rules.put("mostAwarded", answers.number("mostAwarded"));
        return rules;
    }

    @Override
    public Map<String, String> answers(Rules drafted, ZoneId zone) {
        var rules = (TaskRules) drafted;
        return Map.of(
                "reward",
                Parts.typed(rules.reward()),
                "mostAwarded",
                Integer.toString(rules.mostAwarded()),
                "submitUntil",
                Parts.typed(rules.submitUntil(), zone),
                "decideUntil",
                Parts.typed(rules.decideUntil(), zone));
    }

    @Override
    public List<Saying> explained(Rules drafted) {
        var rules = (TaskRules) drafted;
        return List.of(
                Saying.of("campaign.task.rule.submit", "until", rules.submitUntil()),
                Saying.of("campaign.task.rule.seen"),
                rules.mostAwarded() == 1
                        ? Saying.of("campaign.task.rule.award", "until", rules.decideUntil())
                        : Saying.of(
                                "campaign.task.rule.awards", "until", rules.decideUntil(), "most", rules.mostAwarded()),
                Saying.of("campaign.task.rule.undecided"),
                Saying.of("campaign.task.rule.none-fit"));
    }

    @Override
    public List<Saying> money(Rules drafted) {
        var rules = (TaskRules) drafted;
        return List.of(
                Saying.of("campaign.task.money.held", "reward", rules.reward(), "until", rules.submitUntil()),
                Saying.of("campaign.task.money.awarded"),
                Saying.of("campaign.task.money.back"));
    }

    @Override
    public Table table(Situation situation) {
        var rules = (TaskRules) situation.rules();
        boolean held = Boolean.TRUE.equals(situation.shown().get("held"));
        var state = situation.stage().equals("settled")
                ? Saying.of("campaign.task.paid-out")
                : held ? Saying.of("campaign.task.held") : Saying.of("campaign.task.not-held");
        return new Table(
                "campaign.task.reward",
                List.of("campaign.task.head.reward", "campaign.task.head.state"),
                List.of(List.of(Saying.plain(rules.reward()), state)));
    }

    @Override
    public List<Act> acts(Situation situation) {
        return List.of();
    }

    /** Work comes with its words and its picture, and is awarded from the list of it: nothing goes this way. */
    @Override
    public Map<String, Object> completed(Map<String, ?> step, Taking taking) {
        throw new RefusedException(Refusal.of(
                "campaign.kind-elsewhere",
                "This step goes another way: hand works in under works, cast ballots in the ballot box."));
    }
}

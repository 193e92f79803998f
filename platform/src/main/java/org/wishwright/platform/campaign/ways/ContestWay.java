package org.wishwright.platform.campaign.ways;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.market.Rules;
import org.wishwright.market.contest.ContestRules;
import org.wishwright.market.contest.ContestRules.Kind;
import org.wishwright.market.contest.ContestRules.Round;
import org.wishwright.platform.campaign.ways.Field.Type;

/** Reverse design: designers hand in, voters choose in rounds, the best are made and earn their designers a prize and a royalty. */
@Component
@Order(8)
class ContestWay implements Way {

    private static final Field ROUNDS = Field.rows(
            "rounds",
            5,
            Field.choice("kind", Parts.words("campaign.contest.kind.", kinds()), ""),
            Field.of("until", Type.TIME, ""),
            Field.of("revisedUntil", Type.TIME, ""),
            Parts.number("keep", ""),
            Parts.number("shown", ""),
            Parts.number("least", ""),
            Parts.number("quorum", ""));
    private static final Field PRIZES = Field.rows("prizes", 3, Parts.money("prize", ""));

    private static String[] kinds() {
        return new String[] {"", "SUBSETS", "APPROVAL", "RANKED", "DEPOSITS"};
    }

    @Override
    public String code() {
        return "contest";
    }

    @Override
    public List<Field> draft() {
        return List.of(
                Parts.time("submitUntil", 14),
                Parts.number("mostEach", "3"),
                ROUNDS,
                PRIZES,
                Parts.number("royaltyPercent", "3"),
                Parts.money("price", "0"),
                Parts.money("deposit", "0"),
                Field.of("insiders", Type.TICK, ""));
    }

    /** Three rounds as the research says: a first look, approval, a ranking. */
    @Override
    public Map<String, String> suggested() {
        var suggested = new LinkedHashMap<String, String>();
        suggest(suggested, 0, "SUBSETS", 21, 24, 50, "24", "1");
        suggest(suggested, 1, "APPROVAL", 28, 31, 20, "", "3");
        suggest(suggested, 2, "RANKED", 35, 35, 3, "", "");
        return suggested;
    }

    private static void suggest(
            Map<String, String> into,
            int row,
            String kind,
            int until,
            int revised,
            int keep,
            String shown,
            String least) {
        into.put(Answers.cell("rounds", row, "kind"), kind);
        into.put(Answers.cell("rounds", row, "until"), "P" + until + "D");
        into.put(Answers.cell("rounds", row, "revisedUntil"), "P" + revised + "D");
        into.put(Answers.cell("rounds", row, "keep"), Integer.toString(keep));
        into.put(Answers.cell("rounds", row, "shown"), shown);
        into.put(Answers.cell("rounds", row, "least"), least);
        into.put(Answers.cell("rounds", row, "quorum"), "1");
    }

    @Override
    public Map<String, Object> rules(Answers answers) {
        var rounds = new ArrayList<Map<String, Object>>();
        for (int row : answers.rows(ROUNDS)) {
            rounds.add(round(answers, row));
        }
        var prizes = new ArrayList<Map<String, Object>>();
        for (int row : answers.rows(PRIZES)) {
            prizes.add(answers.money(Answers.cell("prizes", row, "prize")));
        }
        var rules = new LinkedHashMap<String, Object>();
        rules.put("currency", answers.currency().getCurrencyCode());
        rules.put("submitUntil", answers.time("submitUntil").toString());
        rules.put("mostEach", answers.number("mostEach"));
        rules.put("rounds", rounds);
        rules.put("prizes", prizes);
        rules.put("royalty", Math.clamp(answers.number("royaltyPercent"), -1, 101) * 100);
        rules.put("price", answers.money("price"));
        rules.put("deposit", answers.money("deposit"));
        rules.put("insiders", answers.ticked("insiders"));
        return rules;
    }

    private static Map<String, Object> round(Answers answers, int row) {
        var round = new LinkedHashMap<String, Object>();
        round.put("kind", answers.text(Answers.cell("rounds", row, "kind")));
        var until = answers.time(Answers.cell("rounds", row, "until"));
        var revised = Answers.cell("rounds", row, "revisedUntil");
        round.put("until", until.toString());
        round.put("revisedUntil", (answers.isBlank(revised) ? until : answers.time(revised)).toString());
        for (var number : List.of("keep", "shown", "least", "quorum")) {
            var cell = Answers.cell("rounds", row, number);
            round.put(number, answers.isBlank(cell) ? 0L : answers.number(cell));
        }
        return round;
    }

    @Override
    public Map<String, String> answers(Rules drafted, ZoneId zone) {
        var rules = (ContestRules) drafted;
        var answers = new LinkedHashMap<String, String>();
        answers.put("submitUntil", Parts.typed(rules.submitUntil(), zone));
        answers.put("mostEach", Integer.toString(rules.mostEach()));
        for (int i = 0; i < rules.rounds().size(); i++) {
            var round = rules.rounds().get(i);
            answers.put(Answers.cell("rounds", i, "kind"), round.kind().name());
            answers.put(Answers.cell("rounds", i, "until"), Parts.typed(round.until(), zone));
            answers.put(Answers.cell("rounds", i, "revisedUntil"), Parts.typed(round.revisedUntil(), zone));
            answers.put(Answers.cell("rounds", i, "keep"), Integer.toString(round.keep()));
            answers.put(Answers.cell("rounds", i, "shown"), Integer.toString(round.shown()));
            answers.put(Answers.cell("rounds", i, "least"), Integer.toString(round.least()));
            answers.put(Answers.cell("rounds", i, "quorum"), Long.toString(round.quorum()));
        }
        for (int i = 0; i < rules.prizes().size(); i++) {
            answers.put(
                    Answers.cell("prizes", i, "prize"),
                    Parts.typed(rules.prizes().get(i)));
        }
        answers.put("royaltyPercent", Integer.toString(rules.royalty() / 100));
        answers.put("price", Parts.typed(rules.price()));
        answers.put("deposit", Parts.typed(rules.deposit()));
        if (rules.insiders()) {
            answers.put("insiders", "yes");
        }
        return answers;
    }

    @Override
    public List<Saying> explained(Rules drafted) {
        var rules = (ContestRules) drafted;
        var sayings = new ArrayList<Saying>();
        sayings.add(Saying.of("campaign.contest.rule.submit", "until", rules.submitUntil(), "most", rules.mostEach()));
        for (int i = 0; i < rules.rounds().size(); i++) {
            sayings.add(explained(
                    i + 1, rules.rounds().get(i), i + 1 == rules.rounds().size()));
        }
        sayings.add(Saying.of("campaign.contest.rule.ties"));
        sayings.add(Saying.of("campaign.contest.rule.credential"));
        sayings.add(Saying.of("campaign.contest.rule.secret"));
        sayings.add(Saying.of(rules.insiders() ? "campaign.contest.rule.insiders" : "campaign.contest.rule.outsiders"));
        sayings.add(Saying.of("campaign.contest.rule.takedown"));
        return sayings;
    }

    private static Saying explained(int number, Round round, boolean last) {
        var what = Saying.of("campaign.contest.round." + round.kind(), "shown", round.shown(), "least", round.least());
        var after = !last && round.revisedUntil().isAfter(round.until())
                ? Saying.of("campaign.contest.rule.revise", "until", round.revisedUntil())
                : Saying.plain("");
        var quorum = round.quorum() > 1
                ? Saying.of("campaign.contest.rule.quorum", "quorum", round.quorum())
                : round.quorum() == 1 ? Saying.of("campaign.contest.rule.no-ballot") : Saying.plain("");
        return Saying.of(
                "campaign.contest.rule.round",
                "number",
                number,
                "until",
                round.until(),
                "keep",
                round.keep(),
                "what",
                what,
                "after",
                after,
                "quorum",
                quorum);
    }

    @Override
    public List<Saying> money(Rules drafted) {
        var rules = (ContestRules) drafted;
        var sayings = new ArrayList<Saying>();
        sayings.add(Saying.of("campaign.contest.money.free"));
        for (int i = 0; i < rules.prizes().size(); i++) {
            sayings.add(Saying.of(
                    "campaign.contest.money.prize",
                    "place",
                    i + 1,
                    "prize",
                    rules.prizes().get(i)));
        }
        if (!rules.prizes().isEmpty()) {
            sayings.add(Saying.of("campaign.contest.money.lodged", "until", rules.submitUntil()));
            sayings.add(Saying.of("campaign.contest.money.called-off"));
        }
        if (rules.rounds().getLast().kind() == Kind.DEPOSITS) {
            sayings.add(
                    Saying.of("campaign.contest.money.deposit", "deposit", rules.deposit(), "price", rules.price()));
            sayings.add(Saying.of("campaign.contest.money.royalty", "percent", rules.royalty() / 100));
        }
        return sayings;
    }

    @Override
    public Table table(Situation situation) {
        var rules = (ContestRules) situation.rules();
        var rows = new ArrayList<List<Saying>>();
        var closed = situation.list("rounds");
        for (int i = 0; i < rules.rounds().size(); i++) {
            var round = rules.rounds().get(i);
            var tally = i < closed.size() && closed.get(i) instanceof Map<?, ?> map ? map : Map.of();
            rows.add(List.of(
                    Saying.plain(i + 1),
                    Saying.of("campaign.contest.kind." + round.kind()),
                    Saying.plain(round.until()),
                    Saying.plain(tally.isEmpty() ? "–" : String.valueOf(tally.get("ballots"))),
                    tally.get("kept") instanceof List<?> kept && tally.get("designs") instanceof List<?> all
                            ? Saying.of("campaign.contest.kept-of", "kept", kept.size(), "all", all.size())
                            : Saying.of("campaign.contest.keeps", "keep", round.keep())));
        }
        return new Table(
                "campaign.contest.rounds",
                List.of(
                        "campaign.contest.head.number",
                        "campaign.contest.head.kind",
                        "campaign.contest.head.until",
                        "campaign.contest.head.ballots",
                        "campaign.contest.head.kept"),
                rows);
    }

    @Override
    public List<Act> acts(Situation situation) {
        var rules = (ContestRules) situation.rules();
        var stage = situation.stage();
        if (!stage.startsWith("round-")) {
            return List.of();
        }
        var round = rules.rounds().get(Integer.parseInt(stage.substring("round-".length())) - 1);
        if (round.kind() != Kind.DEPOSITS || situation.list("designs").isEmpty()) {
            return List.of();
        }
        var designs = new LinkedHashMap<String, Saying>();
        situation
                .list("designs")
                .forEach(code -> designs.put(String.valueOf(code), situation.name(String.valueOf(code))));
        return List.of(new Act("backed", List.of(Field.choice("design", designs, "")), false));
    }

    /** Designs come with a drawing, ballots under a credential: neither goes this way. */
    @Override
    public Map<String, Object> completed(Map<String, ?> step, Taking taking) {
        if (!"backed".equals(step.get("kind"))) {
            throw new RefusedException(Refusal.of(
                    "campaign.kind-elsewhere",
                    "This step goes another way: hand works in under works, cast ballots in the ballot box."));
        }
        return new LinkedHashMap<>(step);
    }

    @Override
    public List<String> works(Map<String, @Nullable Object> shown) {
        var codes = new ArrayList<String>();
        if (shown.get("designs") instanceof List<?> designs) {
            designs.forEach(code -> codes.add(String.valueOf(code)));
        }
        return codes;
    }
}

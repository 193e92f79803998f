package org.wishwright.platform.campaign.ways;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.Money;
import org.wishwright.market.Alias;
import org.wishwright.market.Market;
import org.wishwright.market.Rules;
import org.wishwright.market.groupbuy.Bid;
import org.wishwright.market.groupbuy.GroupBuy;
import org.wishwright.market.groupbuy.GroupBuyInput;
import org.wishwright.market.groupbuy.GroupBuyRules;

/** Reverse group buying: a pool around a need, sealed bids of suppliers, each consumer picks among the winners. */
@Component
@Order(2)
class GroupBuyWay implements Way {

    private static final Field CRITERIA = Field.rows(
            "criteria",
            3,
            Parts.text("attribute"),
            Parts.number("worst", ""),
            Parts.number("best", ""),
            Parts.number("weight", ""));
    private static final List<String> TIMES = List.of("joinUntil", "bidUntil", "revealUntil", "pickUntil", "payUntil");
    private static final Set<String> SUPPLIERS = Set.of("bid", "committed", "revealed", "withdrew");
    private static final String ATTRIBUTE = "attribute:";

    @Override
    public String code() {
        return "groupbuy";
    }

    @Override
    public List<Field> draft() {
        return List.of(
                Parts.text("need"),
                Parts.number("minimumUnits", "10"),
                Parts.number("mostUnits", "10"),
                Parts.number("winners", "3"),
                Parts.money("ceiling", ""),
                Parts.money("floor", ""),
                Parts.number("priceWeight", "100"),
                CRITERIA,
                Field.choice(
                        "depositType", Parts.words("campaign.deposit.", "PREPAYMENT", "EARNEST", "HOLD"), "PREPAYMENT"),
                Parts.money("deposit", ""),
                Parts.number("forfeited", "0"),
                Parts.money("bond", ""),
                Parts.number("bondForfeited", "100"),
                Parts.time("joinUntil", 7),
                Parts.time("bidUntil", 10),
                Parts.time("revealUntil", 11),
                Parts.time("pickUntil", 14),
                Parts.time("payUntil", 17));
    }

    @Override
    public Map<String, Object> rules(Answers answers) {
        var criteria = new ArrayList<Map<String, Object>>();
        for (int row : answers.rows(CRITERIA)) {
            var criterion = new LinkedHashMap<String, Object>();
            criterion.put("attribute", answers.text(Answers.cell("criteria", row, "attribute")));
            for (var number : List.of("worst", "best", "weight")) {
                criterion.put(number, answers.number(Answers.cell("criteria", row, number)));
            }
            criteria.add(criterion);
        }
        var rules = new LinkedHashMap<String, Object>();
        rules.put("currency", answers.currency().getCurrencyCode());
        rules.put("need", answers.text("need"));
        TIMES.forEach(time -> rules.put(time, answers.time(time).toString()));
        rules.put("payWithin", Parts.PAY_WITHIN);
        for (var number : List.of("minimumUnits", "mostUnits", "winners", "priceWeight")) {
            rules.put(number, answers.number(number));
        }
        for (var money : List.of("ceiling", "floor", "deposit", "bond")) {
            rules.put(money, answers.money(money));
        }
        rules.put("criteria", criteria);
        rules.put("depositType", answers.text("depositType"));
        rules.put("forfeited", Math.clamp(answers.number("forfeited"), -1, 101) * 100);
        rules.put("bondForfeited", Math.clamp(answers.number("bondForfeited"), -1, 101) * 100);
        return rules;
    }

    @Override
    public Map<String, String> answers(Rules drafted, ZoneId zone) {
        var rules = (GroupBuyRules) drafted;
        var answers = new LinkedHashMap<String, String>();
        answers.put("need", rules.need());
        answers.put("minimumUnits", Long.toString(rules.minimumUnits()));
        answers.put("mostUnits", Long.toString(rules.mostUnits()));
        answers.put("winners", Integer.toString(rules.winners()));
        answers.put("ceiling", Parts.typed(rules.ceiling()));
        answers.put("floor", Parts.typed(rules.floor()));
        answers.put("priceWeight", Integer.toString(rules.priceWeight()));
        for (int i = 0; i < rules.criteria().size(); i++) {
            var criterion = rules.criteria().get(i);
            answers.put(Answers.cell("criteria", i, "attribute"), criterion.attribute());
            answers.put(Answers.cell("criteria", i, "worst"), Long.toString(criterion.worst()));
            answers.put(Answers.cell("criteria", i, "best"), Long.toString(criterion.best()));
            answers.put(Answers.cell("criteria", i, "weight"), Integer.toString(criterion.weight()));
        }
        answers.put("depositType", rules.depositType().name());
        answers.put("deposit", Parts.typed(rules.deposit()));
        answers.put("forfeited", Integer.toString(rules.forfeited() / 100));
        answers.put("bond", Parts.typed(rules.bond()));
        answers.put("bondForfeited", Integer.toString(rules.bondForfeited() / 100));
        answers.put("joinUntil", Parts.typed(rules.joinUntil(), zone));
        answers.put("bidUntil", Parts.typed(rules.bidUntil(), zone));
        answers.put("revealUntil", Parts.typed(rules.revealUntil(), zone));
        answers.put("pickUntil", Parts.typed(rules.pickUntil(), zone));
        answers.put("payUntil", Parts.typed(rules.payUntil(), zone));
        return answers;
    }

    @Override
    public List<Saying> explained(Rules drafted) {
        var rules = (GroupBuyRules) drafted;
        var sayings = new ArrayList<Saying>();
        sayings.add(Saying.of("campaign.groupbuy.rule.need", "need", rules.need(), "ceiling", rules.ceiling()));
        sayings.add(
                Saying.of("campaign.groupbuy.rule.join", "units", rules.minimumUnits(), "until", rules.joinUntil()));
        sayings.add(Saying.of("campaign.groupbuy.rule.bid", "until", rules.bidUntil(), "bond", rules.bond()));
        sayings.add(Saying.of("campaign.groupbuy.rule.open", "until", rules.revealUntil()));
        sayings.add(
                Saying.of("campaign.groupbuy.rule.score", "winners", rules.winners(), "weight", rules.priceWeight()));
        for (var criterion : rules.criteria()) {
            sayings.add(Saying.of(
                    "campaign.groupbuy.rule.criterion",
                    "attribute",
                    criterion.attribute(),
                    "worst",
                    criterion.worst(),
                    "best",
                    criterion.best(),
                    "weight",
                    criterion.weight()));
        }
        sayings.add(Saying.of("campaign.groupbuy.rule.pick", "until", rules.pickUntil()));
        sayings.add(Saying.of("campaign.groupbuy.rule.pay", "until", rules.payUntil()));
        return sayings;
    }

    @Override
    public List<Saying> money(Rules drafted) {
        var rules = (GroupBuyRules) drafted;
        return List.of(
                Saying.of("campaign.groupbuy.money.deposit." + rules.depositType(), "deposit", rules.deposit()),
                Saying.of("campaign.groupbuy.money.rest"),
                rules.forfeited() == 0
                        ? Saying.of("campaign.groupbuy.money.free")
                        : Saying.of("campaign.groupbuy.money.forfeited", "percent", rules.forfeited() / 100),
                Saying.of(
                        "campaign.groupbuy.money.bond", "bond", rules.bond(), "percent", rules.bondForfeited() / 100));
    }

    @Override
    public Table table(Situation situation) {
        var rules = (GroupBuyRules) situation.rules();
        var rows = new ArrayList<List<Saying>>();
        for (var winner : situation.list("winners")) {
            if (winner instanceof Map<?, ?> won) {
                rows.add(List.of(
                        Saying.plain(name(situation, won)),
                        amount(won.get("price"), rules),
                        amount(won.get("guaranteed"), rules),
                        Saying.plain(String.valueOf(won.get("score"))),
                        Boolean.TRUE.equals(won.get("withdrawn"))
                                ? Saying.of("campaign.groupbuy.withdrawn")
                                : Saying.of("campaign.groupbuy.stands")));
            }
        }
        return rows.isEmpty()
                ? Table.NONE
                : new Table(
                        "campaign.groupbuy.winners",
                        List.of(
                                "campaign.groupbuy.head.supplier",
                                "campaign.groupbuy.head.price",
                                "campaign.groupbuy.head.guaranteed",
                                "campaign.groupbuy.head.score",
                                "campaign.groupbuy.head.state"),
                        rows);
    }

    private static String name(Situation situation, Map<?, ?> won) {
        var alias = String.valueOf(won.get("supplier"));
        return situation.people().getOrDefault(alias, alias);
    }

    private static Saying amount(@Nullable Object minor, GroupBuyRules rules) {
        return minor instanceof Long number ? Saying.plain(new Money(number, rules.currency())) : Saying.plain("–");
    }

    @Override
    public List<String> disclosed(Map<String, @Nullable Object> shown) {
        var suppliers = new ArrayList<String>();
        if (shown.get("winners") instanceof List<?> winners) {
            for (var winner : winners) {
                if (winner instanceof Map<?, ?> won) {
                    suppliers.add(String.valueOf(won.get("supplier")));
                }
            }
        }
        return suppliers;
    }

    @Override
    public List<Act> acts(Situation situation) {
        var rules = (GroupBuyRules) situation.rules();
        var acts = new ArrayList<Act>();
        var stage = situation.stage();
        if (stage.equals("open") && !situation.bids()) {
            acts.add(
                    situation.takesPart()
                            ? new Act("left", List.of(), true)
                            : new Act("joined", List.of(Parts.number("units", "1")), false));
        }
        boolean bidding = (stage.equals("open") || stage.equals("bidding"))
                && situation.now().isBefore(rules.bidUntil());
        if (bidding && situation.maker() && !situation.takesPart()) {
            acts.add(new Act("bid", bidFields(rules), false));
        }
        if (stage.equals("revealing") && situation.bids()) {
            acts.add(new Act("revealed", List.of(Parts.text("nonce")), false));
        }
        if (stage.equals("picking") && situation.takesPart()) {
            acts.add(new Act("picked", picks(situation), false));
        }
        if (situation.bids() && !situation.stage().equals("settled")) {
            acts.add(new Act("withdrew", List.of(), true));
        }
        return acts;
    }

    private static List<Field> bidFields(GroupBuyRules rules) {
        var fields = new ArrayList<Field>();
        fields.add(Parts.number("capacity", ""));
        fields.add(Field.rows("prices", 4, Parts.number("from", ""), Parts.money("unit", "")));
        rules.criteria().forEach(criterion -> fields.add(Parts.number(ATTRIBUTE + criterion.attribute(), "")));
        return fields;
    }

    private static List<Field> picks(Situation situation) {
        var standing = new LinkedHashMap<String, Saying>();
        for (var winner : situation.list("winners")) {
            if (winner instanceof Map<?, ?> won && !Boolean.TRUE.equals(won.get("withdrawn"))) {
                standing.put(String.valueOf(won.get("supplier")), Saying.plain(name(situation, won)));
            }
        }
        var second = new LinkedHashMap<String, Saying>();
        second.put("", Saying.of("campaign.groupbuy.no-second"));
        second.putAll(standing);
        return List.of(Field.choice("first", standing, ""), Field.choice("second", second, ""));
    }

    /** To which bidders an account belongs is for the platform to say, and everybody opens her own bid. */
    @Override
    public Map<String, Object> completed(Map<String, ?> step, Taking taking) {
        var completed = new LinkedHashMap<String, Object>(step);
        if ("joined".equals(step.get("kind"))) {
            completed.put("linkedTo", taking.linked().stream().map(Alias::text).toList());
        } else if ("revealed".equals(step.get("kind"))) {
            completed.put("supplier", taking.me().text());
        }
        return completed;
    }

    @Override
    public boolean byOrganisation(String kind) {
        return SUPPLIERS.contains(kind);
    }

    @Override
    public String sealedStep() {
        return "bid";
    }

    @Override
    public String openingStep() {
        return "revealed";
    }

    /** From a form the tiers come as a list and attributes one by one; the first tier begins at the minimum. */
    @Override
    public Record bid(Rules rules, Map<String, ?> sent, Alias me, String code) {
        var bid = new LinkedHashMap<String, Object>();
        var attributes = new LinkedHashMap<String, Object>();
        sent.forEach((name, value) -> {
            if (name.startsWith(ATTRIBUTE)) {
                attributes.put(name.substring(ATTRIBUTE.length()), value);
            } else {
                bid.put(name, value);
            }
        });
        bid.putIfAbsent("attributes", attributes);
        if (bid.get("prices") instanceof List<?> tiers) {
            bid.put("prices", Map.of("tiers", tiers));
            if (!tiers.isEmpty()
                    && tiers.getFirst() instanceof Map<?, ?> first
                    && first.get("from") instanceof Long from) {
                bid.putIfAbsent("minimum", from);
            }
        }
        var opened = Map.of("kind", "revealed", "supplier", me.text(), "bid", bid, "nonce", code);
        var read = (GroupBuyInput.Revealed) Market.input(new GroupBuy(), opened).orThrow();
        return read.bid().judged((GroupBuyRules) rules).orThrow();
    }

    @Override
    public String committed(Record bid, String code) {
        return ((Bid) bid).committed(code);
    }
}

package org.wishwright.platform.campaign.ways;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wishwright.market.Rules;
import org.wishwright.market.cocreation.CoCreationRules;
import org.wishwright.platform.campaign.ways.Field.Type;

/** Co-creation: many draw one design, agree on their shares of its royalty, and it is released. */
@Component
@Order(5)
class CoCreationWay implements Way {

    private static final String CONTRIBUTED = "contributed";
    private static final String PROPOSED = "proposed";
    private static final List<Field> CONTRIBUTION = List.of(Field.text("words", 4), Field.files("drawings", 4));

    @Override
    public String code() {
        return "cocreation";
    }

    @Override
    public List<Field> draft() {
        return List.of(
                Parts.text("design"),
                Parts.time("contributeUntil", 14),
                Parts.time("agreeUntil", 21),
                Parts.number("royaltyPercent", "5"));
    }

    @Override
    public Map<String, Object> rules(Answers answers) {
        var rules = new LinkedHashMap<String, Object>();
        rules.put("currency", answers.currency().getCurrencyCode());
        rules.put("design", answers.text("design"));
        rules.put("contributeUntil", answers.time("contributeUntil").toString());
        rules.put("agreeUntil", answers.time("agreeUntil").toString());
        rules.put("royalty", Math.clamp(answers.number("royaltyPercent"), -1, 101) * 100);
        return rules;
    }

    @Override
    public Map<String, String> answers(Rules drafted, ZoneId zone) {
        var rules = (CoCreationRules) drafted;
        return Map.of(
                "design",
                rules.design(),
                "contributeUntil",
                Parts.typed(rules.contributeUntil(), zone),
                "agreeUntil",
                Parts.typed(rules.agreeUntil(), zone),
                "royaltyPercent",
                Integer.toString(rules.royalty() / 100));
    }

    @Override
    public List<Saying> explained(Rules drafted) {
        var rules = (CoCreationRules) drafted;
        return List.of(
                Saying.of("campaign.cocreation.rule.contribute", "until", rules.contributeUntil()),
                Saying.of("campaign.cocreation.rule.read"),
                Saying.of("campaign.cocreation.rule.propose"),
                Saying.of("campaign.cocreation.rule.agree", "until", rules.agreeUntil()),
                Saying.of("campaign.cocreation.rule.released", "design", rules.design()));
    }

    @Override
    public List<Saying> money(Rules drafted) {
        var rules = (CoCreationRules) drafted;
        return List.of(
                Saying.of("campaign.cocreation.money.none"),
                Saying.of("campaign.cocreation.money.royalty", "percent", percent(rules.royalty())));
    }

    private static String percent(long basisPoints) {
        return java.math.BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString();
    }

    @Override
    public Table table(Situation situation) {
        var rows = new ArrayList<List<Saying>>();
        for (var party : situation.list("parties")) {
            var alias = String.valueOf(party);
            long share = situation.number("shares", alias);
            rows.add(List.of(
                    Saying.plain(situation.people().getOrDefault(alias, alias)),
                    Saying.plain(share == 0 ? "–" : percent(share) + " %"),
                    situation.list("agreeing").contains(alias)
                            ? Saying.of("campaign.cocreation.agreed-yes")
                            : Saying.plain("–")));
        }
        return rows.isEmpty()
                ? Table.NONE
                : new Table(
                        "campaign.cocreation.people",
                        List.of(
                                "campaign.cocreation.head.who",
                                "campaign.cocreation.head.share",
                                "campaign.cocreation.head.agreed"),
                        rows);
    }

    /** Who draws with others is named beside her drawing. */
    @Override
    public List<String> disclosed(Map<String, @Nullable Object> shown) {
        return shown.get("parties") instanceof List<?> parties
                ? parties.stream().map(String::valueOf).toList()
                : List.of();
    }

    @Override
    public List<Act> acts(Situation situation) {
        var acts = new ArrayList<Act>();
        var me = situation.me() == null ? "" : situation.me().text();
        boolean contributes = situation.list("parties").contains(me);
        var proposal = situation.word("proposal");
        if (contributes && !proposal.isEmpty() && !situation.list("agreeing").contains(me)) {
            acts.add(new Act("agreed", List.of(Field.of("proposal", Type.HIDDEN, proposal)), true));
        }
        if (situation.convenes() && !situation.list("parties").isEmpty()) {
            var parties = new LinkedHashMap<String, Saying>();
            for (var party : situation.list("parties")) {
                var alias = String.valueOf(party);
                parties.put(alias, Saying.plain(situation.people().getOrDefault(alias, alias)));
            }
            acts.add(new Act(PROPOSED, List.of(Field.counts("shares", parties)), false));
        }
        if (situation.stage().equals("open")) {
            acts.add(new Act(CONTRIBUTED, CONTRIBUTION, false));
        }
        if (contributes) {
            acts.add(new Act("took-back", List.of(), true));
        }
        return acts;
    }

    /** From a form shares come in percent, by contributor. */
    @Override
    public Map<String, Object> completed(Map<String, ?> step, Taking taking) {
        var completed = new LinkedHashMap<String, Object>(step);
        if (PROPOSED.equals(step.get("kind")) && step.get("shares") instanceof List<?> shares) {
            var parts = new ArrayList<Object>();
            for (var share : shares) {
                parts.add(
                        share instanceof Map<?, ?> part
                                        && part.get("option") instanceof String party
                                        && part.get("units") instanceof Long percent
                                ? Map.of("party", party, "basisPoints", Math.clamp(percent, -1, 101) * 100L)
                                : share);
            }
            completed.put("shares", parts);
        }
        return completed;
    }

    @Override
    public boolean writes() {
        return true;
    }

    @Override
    public List<Field> paper(String kind) {
        return kind.equals(CONTRIBUTED) ? CONTRIBUTION : List.of();
    }

    @Override
    public String hashed(String kind) {
        return "receipt";
    }

    /** Those who draw together, until it is released to all. */
    @Override
    public boolean reads(String kind, String entry, Reader reader) {
        return reader.convenes()
                || !reader.own().isEmpty()
                || Boolean.TRUE.equals(reader.shown().get("released"));
    }

    @Override
    public boolean signed(String kind) {
        return true;
    }

    @Override
    public boolean byConvener(String kind) {
        return kind.equals(PROPOSED);
    }
}

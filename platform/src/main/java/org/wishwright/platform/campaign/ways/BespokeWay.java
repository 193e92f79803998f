package org.wishwright.platform.campaign.ways;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.market.Market;
import org.wishwright.market.Rules;
import org.wishwright.market.bespoke.BespokeRules;
import org.wishwright.market.bespoke.Milestone;
import org.wishwright.market.bespoke.Terms;
import org.wishwright.platform.campaign.ways.Field.Type;

/** Bespoke: a sealed brief, questions, quotes side by side, drawings confirmed, each milestone shown and paid for. */
@Component
@Order(4)
class BespokeWay implements Way {

    static final String QUOTED = "quoted";
    static final String ACCEPTED = "accepted-quote";
    static final String DREW = "drew";
    static final String REACHED = "reached";
    static final String QUESTIONED = "questioned";
    static final String ANSWERED = "answered";
    static final String CHANGES = "changes-wanted";

    private static final int MOST_PICTURES = 8;
    private static final List<Field> BRIEF = List.of(
            Field.text("brief", 8),
            Field.files("pictures", MOST_PICTURES),
            Field.rows("measures", 6, Parts.text("measure"), Parts.text("size")).orNothing(),
            Parts.money("budget", "").orNothing(),
            Field.of("wanted", Type.DAY, "").orNothing());
    private static final List<Field> QUOTE = List.of(
            Parts.money("price", ""),
            Field.rows("milestones", 5, Parts.text("step"), Parts.number("percent", "")),
            Field.of("sample", Type.TICK, ""),
            Field.of("delivery", Type.DAY, ""),
            Field.text("words", 3).orNothing(),
            Field.files("pictures", MOST_PICTURES));
    private static final Map<String, List<Field>> PAPERS = Map.of(
            Paper.BRIEF,
            BRIEF,
            QUESTIONED,
            List.of(Field.text("question", 3)),
            ANSWERED,
            List.of(Field.text("answer", 3)),
            QUOTED,
            QUOTE,
            DREW,
            List.of(Field.files("drawings", MOST_PICTURES), Field.text("notes", 3)),
            CHANGES,
            List.of(Field.text("changes", 3)),
            REACHED,
            List.of(Field.files("photos", MOST_PICTURES), Field.text("report", 3)));
    private static final Set<String> SIGNED = Set.of(QUOTED, DREW, REACHED);
    private static final Set<String> MAKERS = Set.of(QUESTIONED, QUOTED, DREW, REACHED, "withdrew");
    private static final Set<String> SHARED = Set.of(Paper.BRIEF, QUESTIONED, ANSWERED);

    @Override
    public String code() {
        return "bespoke";
    }

    @Override
    public List<Field> draft() {
        var fields = new ArrayList<>(BRIEF);
        fields.add(Field.choice("closed", Parts.words("campaign.bespoke.closed.", "no", "yes"), "no"));
        fields.add(Parts.time("quoteUntil", 7));
        fields.add(Parts.time("acceptUntil", 14));
        fields.add(Parts.number("payDays", "3"));
        fields.add(Parts.number("drawDays", "14"));
        fields.add(Parts.number("lateDays", "14"));
        fields.add(Parts.number("feePercent", "30"));
        return fields;
    }

    @Override
    public Map<String, Object> rules(Answers answers) {
        var rules = new LinkedHashMap<String, Object>();
        rules.put("currency", answers.currency().getCurrencyCode());
        rules.put("quoteUntil", answers.time("quoteUntil").toString());
        rules.put("acceptUntil", answers.time("acceptUntil").toString());
        rules.put("payWithin", days(answers, "payDays"));
        rules.put("drawWithin", days(answers, "drawDays"));
        rules.put("lateness", days(answers, "lateDays"));
        rules.put("drawingFee", Math.clamp(answers.number("feePercent"), -1, 101) * 100);
        return rules;
    }

    private static String days(Answers answers, String field) {
        return Duration.ofDays(Math.clamp(answers.number(field), 0, 1_000)).toString();
    }

    @Override
    public Map<String, String> answers(Rules drafted, ZoneId zone) {
        var rules = (BespokeRules) drafted;
        var answers = new LinkedHashMap<String, String>();
        answers.put("quoteUntil", Parts.typed(rules.quoteUntil(), zone));
        answers.put("acceptUntil", Parts.typed(rules.acceptUntil(), zone));
        answers.put("payDays", Long.toString(rules.payWithin().toDays()));
        answers.put("drawDays", Long.toString(rules.drawWithin().toDays()));
        answers.put("lateDays", Long.toString(rules.lateness().toDays()));
        answers.put("feePercent", Integer.toString(rules.drawingFee() / 100));
        return answers;
    }

    @Override
    public List<Saying> explained(Rules drafted) {
        var rules = (BespokeRules) drafted;
        return List.of(
                Saying.of("campaign.bespoke.rule.read"),
                Saying.of("campaign.bespoke.rule.quote", "until", rules.quoteUntil()),
                Saying.of("campaign.bespoke.rule.rivals"),
                Saying.of("campaign.bespoke.rule.accept", "until", rules.acceptUntil()),
                Saying.of(
                        "campaign.bespoke.rule.draw", "days", rules.drawWithin().toDays()),
                Saying.of("campaign.bespoke.rule.make", "days", rules.lateness().toDays()));
    }

    @Override
    public List<Saying> money(Rules drafted) {
        var rules = (BespokeRules) drafted;
        return List.of(
                Saying.of(
                        "campaign.bespoke.money.parts",
                        "days",
                        rules.payWithin().toDays()),
                Saying.of("campaign.bespoke.money.fee", "percent", rules.drawingFee() / 100),
                Saying.of("campaign.bespoke.money.stops"),
                Saying.of("campaign.bespoke.money.maker"),
                Saying.of("campaign.bespoke.money.deal"));
    }

    /** For the convener the quotes that stand, for a maker her own versions. */
    @Override
    public Table table(Situation situation) {
        var budget = situation.papers(Paper.BRIEF).stream()
                .map(brief -> brief.money("budget"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        var rows = new ArrayList<List<Saying>>();
        for (var quote : situation.papers(QUOTED)) {
            if (quote.content() != null
                    && (quote.mine() || situation.list("standing").contains(quote.entry()))) {
                rows.add(row(situation, quote, budget));
            }
        }
        return rows.isEmpty()
                ? Table.NONE
                : new Table(
                        "campaign.bespoke.quotes",
                        List.of(
                                "campaign.bespoke.head.maker",
                                "campaign.bespoke.head.price",
                                "campaign.bespoke.head.milestones",
                                "campaign.bespoke.head.sample",
                                "campaign.bespoke.head.delivery"),
                        rows);
    }

    private static List<Saying> row(Situation situation, Paper quote, @Nullable Money budget) {
        var price = Objects.requireNonNull(quote.money("price"));
        boolean above = budget != null && budget.currency().equals(price.currency()) && price.compareTo(budget) > 0;
        return List.of(
                Saying.of(state(situation, quote), "maker", quote.by()),
                above ? Saying.of("campaign.bespoke.above", "price", price) : Saying.plain(price),
                Saying.plain(milestones(quote)),
                Saying.of(
                        Boolean.TRUE.equals(content(quote).get("sample"))
                                ? "campaign.bespoke.sample.yes"
                                : "campaign.bespoke.sample.no"),
                Saying.plain(LocalDate.parse(quote.text("delivery"))));
    }

    private static String state(Situation situation, Paper quote) {
        if (quote.entry().equals(situation.word("accepted"))) {
            return "campaign.bespoke.state.accepted";
        }
        return situation.list("standing").contains(quote.entry())
                ? "campaign.bespoke.state.stands"
                : "campaign.bespoke.state.replaced";
    }

    private static Map<String, Object> content(Paper paper) {
        return paper.content() == null ? Map.of() : paper.content();
    }

    private static String milestones(Paper quote) {
        var parts = new ArrayList<String>();
        for (var line : quote.list("milestones")) {
            if (line instanceof Map<?, ?> part) {
                parts.add(part.get("step") + " " + part.get("percent") + " %");
            }
        }
        return String.join(" · ", parts);
    }

    @Override
    public List<Act> acts(Situation situation) {
        return situation.convenes() ? convenerActs(situation) : makerActs(situation);
    }

    private static List<Act> convenerActs(Situation situation) {
        var acts = new ArrayList<Act>();
        var stage = situation.stage();
        var quotes = new LinkedHashMap<String, Saying>();
        for (var quote : situation.papers(QUOTED)) {
            var price = quote.money("price");
            if (price != null && situation.list("standing").contains(quote.entry())) {
                quotes.put(quote.entry(), Saying.of("campaign.bespoke.choice", "maker", quote.by(), "price", price));
            }
        }
        if ((stage.equals("open") || stage.equals("choosing")) && !quotes.isEmpty()) {
            acts.add(new Act(ACCEPTED, List.of(Field.choice("quote", quotes, "")), false));
        }
        var questions = new LinkedHashMap<String, Saying>();
        for (var question : situation.papers(QUESTIONED)) {
            if (situation.list("unanswered").contains(question.entry())) {
                questions.put(question.entry(), Saying.plain(shortened(question.text("question"))));
            }
        }
        if (!questions.isEmpty()) {
            acts.add(new Act(ANSWERED, List.of(Field.choice("asked", questions, ""), Field.text("answer", 3)), false));
        }
        boolean drawn = stage.equals("drawing") && !situation.word("drawing").isEmpty();
        if (drawn) {
            acts.add(new Act("confirmed", List.of(Field.of("drawing", Type.HIDDEN, situation.word("drawing"))), true));
        }
        if (drawn || !situation.word("milestone").isEmpty()) {
            acts.add(new Act(CHANGES, List.of(Field.text("changes", 3)), false));
        }
        return acts;
    }

    private static String shortened(String text) {
        return text.length() > 80 ? text.substring(0, 80) + " …" : text;
    }

    private static List<Act> makerActs(Situation situation) {
        var acts = new ArrayList<Act>();
        if (!situation.maker()) {
            return acts;
        }
        var own = situation.papers(QUOTED).stream()
                .filter(Paper::mine)
                .map(Paper::entry)
                .toList();
        boolean stands = own.stream().anyMatch(situation.list("standing")::contains);
        boolean chosen = own.contains(situation.word("accepted"));
        switch (situation.stage()) {
            case "open" -> {
                acts.add(new Act(QUOTED, QUOTE, false));
                acts.add(new Act(QUESTIONED, List.of(Field.text("question", 3)), false));
            }
            case "drawing" -> {
                if (chosen) {
                    acts.add(new Act(DREW, PAPERS.getOrDefault(DREW, List.of()), false));
                }
            }
            case "making" -> {
                if (chosen && situation.word("milestone").isEmpty()) {
                    acts.add(new Act(REACHED, PAPERS.getOrDefault(REACHED, List.of()), false));
                }
            }
            default -> {}
        }
        if (stands && (chosen || situation.word("accepted").isEmpty())) {
            acts.add(new Act("withdrew", List.of(), true));
        }
        return acts;
    }

    /** Nobody makes for herself what she called for. */
    @Override
    public Map<String, Object> completed(Map<String, ?> step, Taking taking) {
        if (taking.convener() && MAKERS.contains(String.valueOf(step.get("kind")))) {
            throw new RefusedException(
                    Refusal.of("bespoke.own-brief", "This is your own brief; others ask, quote and make."));
        }
        var completed = new LinkedHashMap<String, Object>(step);
        var asked = completed.remove("asked");
        if (asked != null) {
            completed.put("question", asked);
        }
        return completed;
    }

    @Override
    public String tells(String kind) {
        return switch (kind) {
            case "questioned", "quoted", "drew", "reached" -> CONVENER;
            case "answered" -> "question";
            default -> "";
        };
    }

    @Override
    public boolean byOrganisation(String kind) {
        return MAKERS.contains(kind);
    }

    @Override
    public boolean byConvener(String kind) {
        return !MAKERS.contains(kind);
    }

    @Override
    public boolean told() {
        return false;
    }

    @Override
    public boolean invites() {
        return true;
    }

    @Override
    public boolean closed(Answers answers) {
        return answers.text("closed").equals("yes");
    }

    @Override
    public boolean writes() {
        return true;
    }

    @Override
    public List<Field> paper(String kind) {
        return PAPERS.getOrDefault(kind, List.of());
    }

    @Override
    public String hashed(String kind) {
        return switch (kind) {
            case Paper.BRIEF -> "brief";
            case QUOTED -> "commitment";
            case DREW, REACHED -> "receipt";
            default -> "text";
        };
    }

    @Override
    public String committed(Rules rules, String kind, Map<String, Object> content, String nonce, String hash) {
        return kind.equals(QUOTED)
                ? terms(content, hash).judged((BespokeRules) rules).orThrow().committed(nonce)
                : hash;
    }

    /** What a quote binds its maker to; its words by their hash. */
    private static Terms terms(Map<String, Object> content, String hash) {
        var milestones = new ArrayList<Milestone>();
        if (content.get("milestones") instanceof List<?> lines) {
            for (var line : lines) {
                long percent =
                        line instanceof Map<?, ?> part && part.get("percent") instanceof Long number ? number : 0;
                milestones.add(
                        new Milestone("m" + (milestones.size() + 1), (int) (Math.clamp(percent, -1, 101) * 100)));
            }
        }
        var price = content.get("price") instanceof Map<?, ?> money && money.get("minor") instanceof Long minor
                ? Money.of(minor, String.valueOf(money.get("currency")))
                : Money.of(0, "CNY");
        return new Terms(
                price,
                milestones,
                Boolean.TRUE.equals(content.get("sample")),
                LocalDate.parse(String.valueOf(content.get("delivery"))),
                hash);
    }

    @Override
    public String opens(String kind) {
        return kind.equals(ACCEPTED) ? "quote" : "";
    }

    @Override
    public Map<String, Object> opened(
            Rules rules, Map<String, ?> step, Map<String, Object> content, String nonce, String hash) {
        var opened = new LinkedHashMap<String, Object>(step);
        opened.put("terms", Market.json(terms(content, hash)));
        opened.put("nonce", nonce);
        return opened;
    }

    /** Brief, questions and answers: who may quote. Quotes: the convener and their maker. All else: the two who agreed. */
    @Override
    public boolean reads(String kind, String entry, Reader reader) {
        if (reader.convenes() || reader.own().containsKey(entry)) {
            return true;
        }
        boolean chosen = reader.shown().get("accepted") instanceof String accepted
                && reader.own().containsKey(accepted);
        if (SHARED.contains(kind)) {
            return chosen || reader.mayTakePart() && "".equals(reader.shown().get("accepted"));
        }
        return chosen && !kind.equals(QUOTED);
    }

    @Override
    public boolean signed(String kind) {
        return SIGNED.contains(kind);
    }

    @Override
    public boolean recordFor(Situation situation) {
        return situation.convenes()
                || situation.papers(QUOTED).stream()
                        .anyMatch(quote -> quote.mine() && quote.entry().equals(situation.word("accepted")));
    }
}

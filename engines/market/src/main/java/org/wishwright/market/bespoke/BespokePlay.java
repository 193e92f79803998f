package org.wishwright.market.bespoke;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome;
import org.wishwright.market.Alias;
import org.wishwright.market.Deal;
import org.wishwright.market.Deposit;
import org.wishwright.market.DepositType;
import org.wishwright.market.Desk;
import org.wishwright.market.Judging;
import org.wishwright.market.Logged;
import org.wishwright.market.Market;
import org.wishwright.market.Payee;
import org.wishwright.market.Play;
import org.wishwright.market.Progress;
import org.wishwright.market.Stage;
import org.wishwright.market.Taken;
import org.wishwright.market.bespoke.BespokeInput.Quoted;

/** A brief under way. */
final class BespokePlay implements Play {

    /** A maker's latest version. */
    private record Quote(Alias maker, String entry, int version, Quoted quoted) {}

    private final BespokeRules rules;
    private final Map<Alias, Quote> quotes = new LinkedHashMap<>();
    private final Map<String, Boolean> questions = new LinkedHashMap<>();
    private final Map<Alias, Integer> versions = new TreeMap<>();
    private @Nullable Quote accepted;
    private @Nullable Deposit instalment;
    private String drawing = "";

    BespokePlay(BespokeRules rules) {
        this.rules = rules;
    }

    @Override
    public void opened(Desk desk) {
        desk.at("quote-until", rules.quoteUntil());
        desk.at("accept-until", rules.acceptUntil());
    }

    @Override
    public Outcome<Taken> take(Logged input, Desk desk) {
        boolean owner = input.by().equals(rules.convener());
        boolean owners =
                switch ((BespokeInput) input.what()) {
                    case BespokeInput.Answered _, BespokeInput.AcceptedQuote _ -> true;
                    case BespokeInput.ChangesWanted _, BespokeInput.Confirmed _ -> true;
                    case BespokeInput.Questioned _, Quoted _, BespokeInput.Withdrew _, BespokeInput.Drew _ -> false;
                };
        if (owner != owners) {
            return Taken.not("market.not-yours", "This is the other side's to do.");
        }
        return switch ((BespokeInput) input.what()) {
            case BespokeInput.Questioned _ -> question(input, desk);
            case BespokeInput.Answered(var question, _) -> answer(input, question);
            case Quoted quoted -> quote(input, quoted, desk);
            case BespokeInput.Withdrew _ -> withdraw(input, desk);
            case BespokeInput.AcceptedQuote(var entry) -> accept(input, entry, desk);
            case BespokeInput.Drew _ -> draw(input, desk);
            case BespokeInput.ChangesWanted _ -> changes(input, desk);
            case BespokeInput.Confirmed(var entry) -> confirm(input, entry, desk);
        };
    }

    private Outcome<Taken> question(Logged input, Desk desk) {
        if (!(desk.stage() instanceof Stage.Open)) {
            return closed();
        }
        questions.put(input.entry(), false);
        return Taken.as(input);
    }

    private Outcome<Taken> closed() {
        return Taken.not(
                "bespoke.quoting-closed", "Questions and quotes were taken until {until}.", "until", rules.quoteUntil());
    }

    private Outcome<Taken> answer(Logged input, String question) {
        if (questions.replace(question, true) == null) {
            return Taken.not("bespoke.question-unknown", "There is no such question.");
        }
        return Taken.as(input);
    }

    private Outcome<Taken> quote(Logged input, Quoted quoted, Desk desk) {
        if (!(desk.stage() instanceof Stage.Open)) {
            return closed();
        }
        var names = new HashSet<String>();
        return new Judging<>(quoted)
                .price(quoted.price(), rules.currency())
                .within(quoted.milestones().size(), 1, 20, "milestones")
                .must(
                        quoted.milestones().stream().mapToLong(Milestone::basisPoints).sum() == 10_000
                                && quoted.milestones().stream()
                                        .allMatch(part -> part.basisPoints() > 0
                                                && part.basisPoints() <= 10_000
                                                && names.add(part.name())),
                        "bespoke.milestones",
                        "Milestones have names of their own and make the whole price together: 10000 basis points.")
                .must(
                        first(quoted).isPositive(),
                        "bespoke.first-milestone",
                        "The first milestone comes to nothing at this price. Make it larger.")
                .outcome()
                .map(_ -> {
                    int version = versions.merge(input.by(), 1, Integer::sum);
                    quotes.put(input.by(), new Quote(input.by(), input.entry(), version, quoted));
                    return new Taken(input.entry());
                });
    }

    /** The first part of the price, by largest remainder among all parts. */
    private static Money first(Quoted quoted) {
        long part = quoted.milestones().isEmpty() ? 0 : quoted.milestones().getFirst().basisPoints();
        return quoted.price().split(Math.clamp(part, 0, 10_000), 10_000 - Math.clamp(part, 0, 10_000)).getFirst();
    }

    private Outcome<Taken> withdraw(Logged input, Desk desk) {
        var quote = quotes.get(input.by());
        if (quote == null) {
            return Taken.not("bespoke.no-quote", "There is no quote of yours.");
        }
        quotes.remove(input.by());
        if (quote == accepted) {
            desk.because(input.by().text(), "bespoke.maker-withdrew", "The maker withdrew after her quote was accepted.");
            desk.lapse("bespoke.maker-withdrew");
        }
        return Taken.as(input);
    }

    private Outcome<Taken> accept(Logged input, String entry, Desk desk) {
        var quote = quotes.values().stream().filter(one -> one.entry.equals(entry)).findFirst();
        if (accepted != null || quote.isEmpty()) {
            return Taken.not(
                    "bespoke.quote-gone", "This is not the latest version of a quote that stands, or one is accepted already.");
        }
        accepted = quote.get();
        desk.forget("quote-until");
        desk.forget("accept-until");
        desk.enter(new Stage.Own("paying"));
        instalment = desk.ask(
                input.entry(),
                rules.convener(),
                DepositType.PREPAYMENT,
                first(accepted.quoted),
                desk.now().plus(rules.payWithin()),
                "bespoke.first-instalment");
        return Taken.as(input);
    }

    private Outcome<Taken> draw(Logged input, Desk desk) {
        if (accepted == null || !accepted.maker.equals(input.by()) || !isDrawing(desk)) {
            return Taken.not("bespoke.not-drawing", "Drawings are handed in once your quote is accepted and paid for.");
        }
        drawing = input.entry();
        return Taken.as(input);
    }

    private static boolean isDrawing(Desk desk) {
        return desk.stage() instanceof Stage.Own(var name) && name.equals("drawing");
    }

    private Outcome<Taken> changes(Logged input, Desk desk) {
        if (!isDrawing(desk) || drawing.isEmpty()) {
            return Taken.not("bespoke.no-drawing", "There are no drawings to change.");
        }
        return Taken.as(input);
    }

    private Outcome<Taken> confirm(Logged input, String entry, Desk desk) {
        var quote = accepted;
        var paid = instalment;
        if (quote == null || paid == null || !isDrawing(desk) || drawing.isEmpty() || !drawing.equals(entry)) {
            return Taken.not("bespoke.drawing-old", "Confirm the latest drawings; these are not.");
        }
        var id = "deal-" + quote.entry;
        var terms = new TreeMap<String, String>();
        quote.quoted.milestones().forEach(part -> terms.put("milestone-" + part.name(), Integer.toString(part.basisPoints())));
        terms.put("delivery", quote.quoted.delivery().toString());
        terms.put("drawing", drawing);
        terms.put("sample", Boolean.toString(quote.quoted.sample()));
        var amount = paid.left();
        desk.release(paid, amount, new Payee.ToDeal(id), "bespoke.price");
        desk.deal(new Deal(id, rules.convener(), quote.maker, rules.brief(), 1, quote.quoted.price(), amount, terms));
        desk.settle();
        return Taken.as(input);
    }

    @Override
    public void due(String deadline, Desk desk) {
        switch (deadline) {
            case "quote-until" -> {
                if (quotes.isEmpty()) {
                    desk.lapse("bespoke.no-quotes");
                } else {
                    desk.enter(new Stage.Own("choosing"));
                }
            }
            case "accept-until" -> desk.lapse("bespoke.none-accepted");
            case "draw-until" -> endDrawing("bespoke.not-confirmed", desk);
            default -> throw new IllegalStateException("No deadline " + deadline);
        }
    }

    /** It comes to nothing: who has drawn is paid for that as the rules say. */
    private void endDrawing(String reason, Desk desk) {
        payDrawing(reason, desk);
        desk.lapse(reason);
    }

    private void payDrawing(String reason, Desk desk) {
        if (accepted != null && instalment != null && instalment.isHeld() && !drawing.isEmpty()) {
            var fee = instalment.amount().basisPoints(rules.drawingFee());
            desk.release(instalment, fee, new Payee.ToParty(accepted.maker), reason);
        }
    }

    @Override
    public Outcome<Taken> cancel(Logged input, Desk desk) {
        payDrawing("bespoke.called-off", desk);
        return Taken.as(input);
    }

    @Override
    public void held(Deposit deposit, Desk desk) {
        if (deposit == instalment) {
            desk.enter(new Stage.Own("drawing"));
            desk.at("draw-until", desk.now().plus(rules.drawWithin()));
        }
    }

    @Override
    public void missed(Deposit deposit, Desk desk) {
        if (deposit == instalment && desk.now().isBefore(deposit.until())) {
            instalment = desk.askAgain(deposit, "bespoke.first-instalment");
        } else if (deposit == instalment) {
            desk.lapse("bespoke.unpaid");
        }
    }

    @Override
    public Progress progress() {
        long steps = quotes.isEmpty() ? 0 : accepted == null ? 1 : drawing.isEmpty() ? 2 : 3;
        return new Progress(steps, 4, "steps");
    }

    /** Others see how many quotes there are; what they say is between each maker and the convener. */
    @Override
    public Map<String, @Nullable Object> shown() {
        return Map.of(
                "quotes",
                quotes.size(),
                "questions",
                questions.size(),
                "answered",
                questions.values().stream().filter(answered -> answered).count());
    }

    @Override
    public Map<String, @Nullable Object> result() {
        return accepted == null
                ? Map.of()
                : Map.of("maker", accepted.maker.text(), "version", accepted.version, "quote", Market.json(accepted.quoted));
    }
}

package org.wishwright.market.bespoke;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
import org.wishwright.market.Logged;
import org.wishwright.market.Market;
import org.wishwright.market.Payee;
import org.wishwright.market.Play;
import org.wishwright.market.Progress;
import org.wishwright.market.Stage;
import org.wishwright.market.Taken;
import org.wishwright.market.bespoke.BespokeInput.AcceptedQuote;
import org.wishwright.market.bespoke.BespokeInput.Quoted;

/** A brief under way. */
final class BespokePlay implements Play {

    /** A maker's latest version. */
    private record Quote(Alias maker, String entry, int version, String commitment) {}

    /** @param paid the first so many parts of the price are held, the first one on accepting */
    private record Accepted(Quote quote, Terms terms, List<Deposit> paid) {
        Money part() {
            return terms.parts().get(paid.size());
        }

        boolean whole() {
            return paid.size() == terms.milestones().size();
        }
    }

    private final BespokeRules rules;
    private final Map<Alias, Quote> quotes = new LinkedHashMap<>();
    private final Map<String, Boolean> questions = new LinkedHashMap<>();
    private final Map<Alias, Integer> versions = new TreeMap<>();
    private @Nullable Accepted accepted;
    private @Nullable Deposit asked;
    private String drawing = "";
    private String shown = "";

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
        boolean owners = switch ((BespokeInput) input.what()) {
            case BespokeInput.Answered _, AcceptedQuote _ -> true;
            case BespokeInput.ChangesWanted _, BespokeInput.Confirmed _ -> true;
            case BespokeInput.Questioned _, Quoted _, BespokeInput.Withdrew _ -> false;
            case BespokeInput.Drew _, BespokeInput.Reached _ -> false;
        };
        if (owner != owners) {
            return Taken.not("market.not-yours", "This is the other side's to do.");
        }
        return switch ((BespokeInput) input.what()) {
            case BespokeInput.Questioned _ -> question(input, desk);
            case BespokeInput.Answered answered -> answer(input, answered.question());
            case Quoted quoted -> quote(input, quoted, desk);
            case BespokeInput.Withdrew _ -> withdraw(input, desk);
            case AcceptedQuote wanted -> accept(input, wanted, desk);
            case BespokeInput.Drew _ -> draw(input, desk);
            case BespokeInput.ChangesWanted _ -> changes(input, desk);
            case BespokeInput.Confirmed(var entry) -> confirm(input, entry, desk);
            case BespokeInput.Reached _ -> reach(input, desk);
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
                "bespoke.quoting-closed",
                "Questions and quotes were taken until {until}.",
                "until",
                rules.quoteUntil());
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
        if (!quoted.commitment().matches("[0-9a-f]{64}")) {
            return Taken.not("bespoke.commitment", "A commitment is 64 hexadecimal digits.");
        }
        int version = versions.merge(input.by(), 1, Integer::sum);
        quotes.put(input.by(), new Quote(input.by(), input.entry(), version, quoted.commitment()));
        return Taken.as(input);
    }

    private Outcome<Taken> withdraw(Logged input, Desk desk) {
        var quote = quotes.get(input.by());
        if (quote == null) {
            return Taken.not("bespoke.no-quote", "There is no quote of yours.");
        }
        quotes.remove(input.by());
        if (accepted != null && quote == accepted.quote) {
            desk.because(
                    input.by().text(), "bespoke.maker-withdrew", "The maker withdrew after her quote was accepted.");
            desk.lapse("bespoke.maker-withdrew");
        }
        return Taken.as(input);
    }

    private Outcome<Taken> accept(Logged input, AcceptedQuote wanted, Desk desk) {
        var quote = quotes.values().stream()
                .filter(one -> one.entry.equals(wanted.quote()))
                .findFirst();
        if (accepted != null || quote.isEmpty()) {
            return Taken.not(
                    "bespoke.quote-gone",
                    "This is not the latest version of a quote that stands, or one is accepted already.");
        }
        if (!wanted.terms().committed(wanted.nonce()).equals(quote.get().commitment)) {
            return Taken.not("bespoke.terms-differ", "These are not the terms that the maker committed to.");
        }
        return wanted.terms().judged(rules).map(terms -> {
            accepted = new Accepted(quote.get(), terms, new ArrayList<>());
            desk.forget("quote-until");
            desk.forget("accept-until");
            desk.enter(new Stage.Own("paying"));
            asked = ask(input, terms.parts().getFirst(), "bespoke.first-instalment", desk);
            return new Taken(input.entry());
        });
    }

    private Deposit ask(Logged input, Money part, String reason, Desk desk) {
        var until = desk.now().plus(rules.payWithin());
        return desk.ask(input.entry(), rules.convener(), DepositType.PREPAYMENT, part, until, reason);
    }

    private Outcome<Taken> draw(Logged input, Desk desk) {
        if (!isHers(input) || !isIn("drawing", desk)) {
            return Taken.not("bespoke.not-drawing", "Drawings are handed in once your quote is accepted and paid for.");
        }
        drawing = input.entry();
        return Taken.as(input);
    }

    private boolean isHers(Logged input) {
        return accepted != null && accepted.quote.maker.equals(input.by());
    }

    private static boolean isIn(String stage, Desk desk) {
        return desk.stage() instanceof Stage.Own(var name) && name.equals(stage);
    }

    /** Of a milestone that was shown: its part is no longer asked for, and the maker shows it anew. */
    private Outcome<Taken> changes(Logged input, Desk desk) {
        if (isIn("making", desk) && asked != null) {
            desk.drop(asked);
            asked = null;
            shown = "";
            return Taken.as(input);
        }
        if (!isIn("drawing", desk) || drawing.isEmpty()) {
            return Taken.not("bespoke.no-drawing", "There are no drawings to change, and no milestone that was shown.");
        }
        return Taken.as(input);
    }

    private Outcome<Taken> confirm(Logged input, String entry, Desk desk) {
        var agreed = accepted;
        if (agreed == null || !isIn("drawing", desk) || drawing.isEmpty() || !drawing.equals(entry)) {
            return Taken.not("bespoke.drawing-old", "Confirm the latest drawings; these are not.");
        }
        desk.forget("draw-until");
        if (agreed.whole()) {
            agree(agreed, desk);
        } else {
            desk.enter(new Stage.Own("making"));
            var promised = agreed.terms
                    .delivery()
                    .plusDays(1)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
            var from = promised.isAfter(desk.now()) ? promised : desk.now();
            desk.at("make-until", from.plus(rules.lateness()));
        }
        return Taken.as(input);
    }

    private Outcome<Taken> reach(Logged input, Desk desk) {
        var agreed = accepted;
        if (agreed == null || !isHers(input) || !isIn("making", desk) || asked != null) {
            return Taken.not(
                    "bespoke.not-making",
                    "A milestone is shown by who makes it, once drawings are confirmed and the one before is paid for.");
        }
        shown = input.entry();
        asked = ask(input, agreed.part(), "bespoke.milestone", desk);
        return Taken.as(input);
    }

    /** The whole price is held: it goes into the deal. */
    private void agree(Accepted agreed, Desk desk) {
        var id = "deal-" + agreed.quote.entry;
        var terms = new TreeMap<String, String>();
        agreed.terms
                .milestones()
                .forEach(part -> terms.put("milestone-" + part.name(), Integer.toString(part.basisPoints())));
        terms.put("delivery", agreed.terms.delivery().toString());
        terms.put("drawing", drawing);
        terms.put("sample", Boolean.toString(agreed.terms.sample()));
        agreed.paid.forEach(part -> desk.release(part, part.left(), new Payee.ToDeal(id), "bespoke.price"));
        var price = agreed.terms.price();
        desk.deal(new Deal(id, rules.convener(), agreed.quote.maker, rules.brief(), 1, price, price, terms));
        desk.settle();
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
            case "draw-until" -> endOwing("bespoke.not-confirmed", desk);
            case "make-until" -> desk.lapse("bespoke.not-made");
            default -> throw new IllegalStateException("No deadline " + deadline);
        }
    }

    /** It comes to nothing, and not by the maker: she is paid as the rules say. */
    private void endOwing(String reason, Desk desk) {
        payWork(reason, desk);
        desk.lapse(reason);
    }

    /** For drawings that came to nothing their fee; once it is made, all that was paid for milestones. */
    private void payWork(String reason, Desk desk) {
        var agreed = accepted;
        if (agreed == null || drawing.isEmpty() || agreed.paid.isEmpty()) {
            return;
        }
        var maker = new Payee.ToParty(agreed.quote.maker);
        if (isIn("making", desk)) {
            agreed.paid.forEach(part -> desk.release(part, part.left(), maker, reason));
        } else {
            var first = agreed.paid.getFirst();
            desk.release(first, first.amount().basisPoints(rules.drawingFee()), maker, reason);
        }
    }

    @Override
    public Outcome<Taken> cancel(Logged input, Desk desk) {
        payWork("bespoke.called-off", desk);
        return Taken.as(input);
    }

    @Override
    public void held(Deposit deposit, Desk desk) {
        var agreed = accepted;
        if (deposit != asked || agreed == null) {
            return;
        }
        agreed.paid.add(deposit);
        asked = null;
        shown = "";
        if (isIn("paying", desk)) {
            desk.enter(new Stage.Own("drawing"));
            desk.at("draw-until", desk.now().plus(rules.drawWithin()));
        } else if (agreed.whole()) {
            agree(agreed, desk);
        }
    }

    @Override
    public void missed(Deposit deposit, Desk desk) {
        if (deposit != asked) {
            return;
        }
        boolean first = isIn("paying", desk);
        if (desk.now().isBefore(deposit.until())) {
            asked = desk.askAgain(deposit, first ? "bespoke.first-instalment" : "bespoke.milestone");
        } else if (first) {
            desk.lapse("bespoke.unpaid");
        } else {
            endOwing("bespoke.milestone-unpaid", desk);
        }
    }

    @Override
    public Progress progress() {
        var agreed = accepted;
        if (agreed == null) {
            return new Progress(quotes.isEmpty() ? 0 : 1, 4, "steps");
        }
        int parts = agreed.terms.milestones().size();
        return new Progress(2L + (drawing.isEmpty() ? 0 : 1) + agreed.paid.size(), 3L + parts, "steps");
    }

    /** Others see how many quotes there are, and which entries stand; what they say is between each maker and the convener. */
    @Override
    public Map<String, @Nullable Object> shown() {
        var agreed = accepted;
        var seen = new LinkedHashMap<String, @Nullable Object>();
        seen.put("quotes", quotes.size());
        seen.put("questions", questions.size());
        seen.put(
                "answered",
                questions.values().stream().filter(answered -> answered).count());
        seen.put("standing", quotes.values().stream().map(Quote::entry).toList());
        seen.put(
                "unanswered",
                questions.entrySet().stream()
                        .filter(question -> !question.getValue())
                        .map(Map.Entry::getKey)
                        .toList());
        seen.put("accepted", agreed == null ? "" : agreed.quote.entry);
        seen.put("drawing", drawing);
        seen.put("paid", agreed == null ? 0L : agreed.paid.size());
        seen.put("milestone", shown);
        return seen;
    }

    @Override
    public Map<String, @Nullable Object> result() {
        var agreed = accepted;
        return agreed == null
                ? Map.of()
                : Map.of(
                        "maker",
                        agreed.quote.maker.text(),
                        "version",
                        agreed.quote.version,
                        "quote",
                        Market.json(agreed.terms));
    }
}

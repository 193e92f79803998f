package org.wishwright.market.contest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Outcome;
import org.wishwright.market.Alias;
import org.wishwright.market.Deal;
import org.wishwright.market.Deposit;
import org.wishwright.market.DepositType;
import org.wishwright.market.Desk;
import org.wishwright.market.Logged;
import org.wishwright.market.Payee;
import org.wishwright.market.Play;
import org.wishwright.market.Progress;
import org.wishwright.market.Stage;
import org.wishwright.market.Taken;
import org.wishwright.market.contest.ContestInput.Backed;
import org.wishwright.market.contest.ContestRules.Kind;

/** A contest under way. */
final class ContestPlay implements Play {

    private static final int MOST_DESIGNS = 10_000;

    private record Design(Alias designer, List<String> receipts) {}

    private final ContestRules rules;
    private final long seed;
    private final Map<String, Design> designs = new LinkedHashMap<>();
    private final Set<String> gone = new HashSet<>();
    private final Map<Alias, Integer> voters = new HashMap<>();
    private final List<Map<String, @Nullable Object>> tallies = new ArrayList<>();
    private List<String> standing = new ArrayList<>();
    private int round;
    private @Nullable Voting voting;
    private @Nullable Deposit prizes;

    ContestPlay(ContestRules rules, long seed) {
        this.rules = rules;
        this.seed = seed;
    }

    @Override
    public void opened(Desk desk) {
        desk.at("submit-until", rules.submitUntil());
        if (rules.prizeSum().isPositive()) {
            prizes = desk.ask(
                    "prizes",
                    rules.convener(),
                    DepositType.HOLD,
                    rules.prizeSum(),
                    rules.submitUntil(),
                    "contest.prizes");
        }
    }

    @Override
    public Outcome<Taken> take(Logged input, Desk desk) {
        return switch ((ContestInput) input.what()) {
            case ContestInput.Submitted(var design, var receipt) -> submit(input, design, receipt, desk);
            case ContestInput.Revised(var design, var receipt) -> revise(input, design, receipt, desk);
            case ContestInput.TookBack(var design) -> remove(input, design, "contest.taken-back", "its designer", desk);
            case ContestInput.TookDown(var design, var reason) ->
                remove(input, design, "contest.taken-down", reason, desk);
            case ContestInput.Issued(var credentials) -> issue(input, credentials);
            case ContestInput.Balloted(var chosen) -> vote(input, chosen);
            case Backed(var design) -> back(input, design, desk);
        };
    }

    private Outcome<Taken> submit(Logged input, String code, String receipt, Desk desk) {
        if (!(desk.stage() instanceof Stage.Open)) {
            return Taken.not(
                    "contest.submitting-closed", "Designs were taken until {until}.", "until", rules.submitUntil());
        }
        if (!code.matches("[a-z0-9][a-z0-9-]{0,63}") || designs.containsKey(code) || designs.size() >= MOST_DESIGNS) {
            return Taken.not(
                    "contest.design-code",
                    "The code {code} is taken or has other signs than a-z, 0-9 and -.",
                    "code",
                    code);
        }
        long own = designs.entrySet().stream()
                .filter(design -> design.getValue().designer.equals(input.by()) && !gone.contains(design.getKey()))
                .count();
        if (own >= rules.mostEach()) {
            return Taken.not(
                    "contest.designs-enough",
                    "One designer hands in {most} at most. Take one back first.",
                    "most",
                    rules.mostEach());
        }
        designs.put(code, new Design(input.by(), new ArrayList<>(List.of(receipt))));
        standing.add(code);
        return Taken.as(input);
    }

    private Outcome<Taken> revise(Logged input, String code, String receipt, Desk desk) {
        var design = designs.get(code);
        if (design == null || !design.designer.equals(input.by())) {
            return notYours();
        }
        if (!(desk.stage() instanceof Stage.Open) && voting != null
                || !standing.contains(code)
                || gone.contains(code)) {
            return Taken.not(
                    "contest.not-revising", "Designs that go on are revised between two rounds. Wait for that.");
        }
        design.receipts.add(receipt);
        return Taken.as(input);
    }

    private Outcome<Taken> remove(Logged input, String code, String reason, String why, Desk desk) {
        var design = designs.get(code);
        boolean down = input.what() instanceof ContestInput.TookDown;
        if (design == null || !(down ? Alias.PLATFORM : design.designer).equals(input.by())) {
            return notYours();
        }
        if (!gone.add(code)) {
            return Taken.not("contest.gone", "It is out of the contest already.");
        }
        standing.remove(code);
        desk.because(code, reason, "Out of the contest: " + why);
        for (var backing : voting == null ? Set.<Voting.Backing>of() : voting.backings()) {
            if (backing.design().equals(code)) {
                desk.drop(backing.deposit());
                desk.giveBack(backing.deposit(), reason);
            }
        }
        return Taken.as(input);
    }

    private static Outcome<Taken> notYours() {
        return Taken.not("market.not-yours", "There is no such design, or it is not yours.");
    }

    private Outcome<Taken> issue(Logged input, List<Alias> credentials) {
        if (!input.by().equals(Alias.PLATFORM)) {
            return Taken.not("market.not-yours", "Only the platform issues credentials, one a verified person.");
        }
        if (credentials.stream().anyMatch(voters::containsKey)
                || new HashSet<>(credentials).size() < credentials.size()) {
            return Taken.not("contest.credential-twice", "A credential is issued once. Leave out those that were.");
        }
        credentials.forEach(credential -> voters.put(credential, voters.size()));
        return Taken.as(input);
    }

    private Outcome<Taken> vote(Logged input, List<String> chosen) {
        return voting == null ? notVoting() : voting.vote(input, chosen);
    }

    private static Outcome<Taken> notVoting() {
        return Taken.not("contest.not-voting", "There is no round at the moment. Wait for the next.");
    }

    @Override
    public Outcome<Taken> tried(Logged input, Desk desk) {
        return switch ((ContestInput) input.what()) {
            case ContestInput.Balloted(var chosen) ->
                voting == null ? notVoting() : voting.judged(input.by(), chosen).flatMap(_ -> Taken.as(input));
            default -> Play.super.tried(input, desk);
        };
    }

    /** The designs among which a credential chooses in the round, in the order in which it is shown them, and its ballot. */
    @Override
    public Map<String, @Nullable Object> shownTo(Alias party) {
        return voting == null ? Map.of() : voting.shownTo(party, gone);
    }

    private Outcome<Taken> back(Logged input, String design, Desk desk) {
        if (voting == null || rules.rounds().get(round - 1).kind() != Kind.DEPOSITS) {
            return Taken.not("contest.not-backing", "There is no round with deposits at the moment.");
        }
        if (!voting.has(design) || gone.contains(design)) {
            return Taken.not("contest.design-unknown", "This design is not in the round. Choose one that is.");
        }
        var earlier = voting.backing(input.by(), design);
        boolean before = earlier != null && (earlier.isHeld() || earlier.isAwaited());
        if (before || design(design).designer.equals(input.by())) {
            return Taken.not(
                    "contest.backed-already",
                    "One piece of another's design, once. You have done that or it is yours.");
        }
        var deposit = desk.ask(
                input.entry(),
                input.by(),
                DepositType.PREPAYMENT,
                rules.deposit(),
                rules.rounds().get(round - 1).until(),
                "contest.deposit");
        voting.add(new Voting.Backing(input.by(), design, deposit));
        return Taken.as(input);
    }

    private Design design(String code) {
        return Objects.requireNonNull(designs.get(code));
    }

    @Override
    public void due(String deadline, Desk desk) {
        switch (deadline) {
            case "submit-until" -> closeSubmitting(desk);
            case "round-until" -> closeRound(desk);
            case "revised-until" -> begin(desk);
            default -> throw new IllegalStateException("No deadline " + deadline);
        }
    }

    private void closeSubmitting(Desk desk) {
        if (prizes != null && !prizes.isHeld()) {
            lapse("contest.prizes-unpaid", "The prizes were not lodged in time.", desk);
        } else {
            begin(desk);
        }
    }

    private static void lapse(String code, String sentence, Desk desk) {
        desk.because("", code, sentence);
        desk.lapse(code);
    }

    private void begin(Desk desk) {
        if (standing.isEmpty()) {
            lapse("contest.no-designs", "No design is left.", desk);
            return;
        }
        round++;
        voting = new Voting(rules.rounds().get(round - 1), round, seed, List.copyOf(standing), voters);
        desk.enter(new Stage.Own("round-" + round));
        desk.at("round-until", rules.rounds().get(round - 1).until());
    }

    private void closeRound(Desk desk) {
        var closed = Objects.requireNonNull(voting);
        var rule = rules.rounds().get(round - 1);
        for (var backing : closed.backings()) {
            desk.drop(backing.deposit());
        }
        if (closed.ballots() < rule.quorum()) {
            lapse("contest.quorum", closed.ballots() + " voted; " + rule.quorum() + " are needed.", desk);
            return;
        }
        var tally = closed.tally(gone);
        tallies.add(tally.told());
        standing = new ArrayList<>(tally.kept());
        voting = null;
        if (standing.isEmpty()) {
            lapse("contest.no-designs", "No design is left.", desk);
        } else if (round == rules.rounds().size()) {
            win(closed, desk);
        } else if (rule.revisedUntil().isAfter(rule.until())) {
            desk.enter(new Stage.Own("revising-" + round));
            desk.at("revised-until", rule.revisedUntil());
        } else {
            begin(desk);
        }
    }

    private void win(Voting last, Desk desk) {
        for (int place = 0; place < standing.size(); place++) {
            var code = standing.get(place);
            desk.because(code, "contest.won", "Place " + (place + 1) + ".");
            if (prizes != null && place < rules.prizes().size()) {
                var designer = new Payee.ToParty(design(code).designer);
                desk.release(prizes, rules.prizes().get(place), designer, "contest.prize");
            }
        }
        for (var backing : last.backings()) {
            if (standing.contains(backing.design()) && backing.deposit().isHeld()) {
                deal(backing, desk);
            } else {
                desk.giveBack(backing.deposit(), "contest.design-lost");
            }
        }
        desk.settle();
    }

    private void deal(Voting.Backing backing, Desk desk) {
        var id = "deal-" + backing.deposit().entry();
        var paid = backing.deposit().left();
        desk.release(backing.deposit(), paid, new Payee.ToDeal(id), "contest.price");
        var terms = Map.of(
                "designer",
                design(backing.design()).designer.text(),
                "royalty-basis-points",
                Integer.toString(rules.royalty()));
        desk.deal(new Deal(id, backing.party(), rules.maker(), backing.design(), 1, rules.price(), paid, terms));
    }

    /** Once designs are in, who calls it off pays the prizes to those that are still in it, in equal parts. */
    @Override
    public Outcome<Taken> cancel(Logged input, Desk desk) {
        if (prizes != null && prizes.isHeld() && round > 0 && !standing.isEmpty()) {
            var weights = new long[standing.size()];
            Arrays.fill(weights, 1);
            var parts = prizes.left().split(weights);
            for (int i = 0; i < weights.length; i++) {
                var designer = new Payee.ToParty(design(standing.get(i)).designer);
                desk.forfeit(prizes, parts.get(i), designer, "contest.called-off");
            }
        }
        return Taken.as(input);
    }

    @Override
    public void held(Deposit deposit, Desk desk) {}

    @Override
    public void missed(Deposit deposit, Desk desk) {}

    @Override
    public Progress progress() {
        return new Progress(tallies.size(), rules.rounds().size(), "rounds");
    }

    @Override
    public Map<String, @Nullable Object> shown() {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("designs", List.copyOf(standing));
        shown.put("round", round);
        shown.put("rounds", List.copyOf(tallies));
        shown.put("ballots", voting == null ? 0L : voting.ballots());
        shown.put(
                "revisions",
                standing.stream().map(code -> design(code).receipts.size() - 1).toList());
        return shown;
    }

    /** Each round's tally is open once it has closed. */
    @Override
    public Map<String, @Nullable Object> result() {
        return tallies.isEmpty() ? Map.of() : Map.of("rounds", List.copyOf(tallies));
    }
}

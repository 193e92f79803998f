package org.wishwright.market;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/**
 * One campaign under way, input by input: what a node may keep in memory instead of folding anew. Not safe for several
 * threads.
 *
 * <p>A refused input changes nothing but the time, so it need not be logged.
 */
public final class Run {

    private final Mechanism<?> mechanism;
    private final Rules rules;
    private final Play play;
    private final Desk desk = new Desk();
    private final Outcome<Taken> judged;
    private long lastSeq;

    private <R extends Rules> Run(Mechanism<R> mechanism, R rules, long seed) {
        this.mechanism = mechanism;
        this.rules = rules;
        judged = mechanism.judged(rules).map(_ -> new Taken(""));
        play = judged.isAccepted() ? mechanism.begin(rules, seed) : new Unplayable();
    }

    static <R extends Rules> Run of(Mechanism<R> mechanism, R rules, long seed) {
        return new Run(mechanism, rules, seed);
    }

    /**
     * Takes an input, after everything that was due before it.
     *
     * @return refused with the mechanism's code, or as {@code market.draft}, {@code market.over}, {@code
     *     market.not-yours}, {@code market.kind-unknown}, {@code market.entry-unknown}, {@code market.paid-already},
     *     {@code market.missed-already}, {@code market.opens-too-late}, {@code market.open-already}
     * @throws IllegalArgumentException for a sequence number that does not grow
     */
    public Outcome<Taken> take(Logged input) {
        if (input.seq() <= lastSeq) {
            throw new IllegalArgumentException("After input " + lastSeq + " comes no input " + input.seq());
        }
        desk.passTo(input.at(), play);
        var answer = switch (input.what()) {
            case CommonInput.Opened _ -> open(input);
            case CommonInput.Cancelled cancelled -> cancel(input, cancelled);
            case CommonInput.Paid(var entry) -> money(input, entry, true);
            case CommonInput.Failed failed -> money(input, failed.entry(), false);
            default -> own(input);
        };
        if (answer.isAccepted()) {
            lastSeq = input.seq();
        }
        return answer;
    }

    /** Lets time pass; deadlines until then take effect. Earlier instants change nothing. */
    public void advance(Instant to) {
        desk.passTo(to, play);
    }

    public State state() {
        return desk.state(play);
    }

    /** What {@link #state} says of the stage, without the lists that grow with every input. */
    public Stage stage() {
        return desk.stage();
    }

    public @Nullable Deadline next() {
        return desk.next();
    }

    /** As {@link #next}, of the campaign itself: nobody's payment. */
    public @Nullable Deadline nextStep() {
        return desk.nextNamed();
    }

    public Progress progress() {
        return play.progress();
    }

    /** See {@link State#shown}. */
    public Map<String, @Nullable Object> shown() {
        return play.shown();
    }

    /** See {@link Play#shownTo}. */
    public Map<String, @Nullable Object> shownTo(Alias party, boolean supplier) {
        return play.shownTo(party, supplier);
    }

    /** The steps of {@link State#money} from the one with this index on, 0 for all. */
    public List<MoneyStep> moneySince(int index) {
        return desk.moneySince(index);
    }

    /** As {@link #moneySince}, of {@link State#deals}. */
    public List<Deal> dealsSince(int index) {
        return desk.dealsSince(index);
    }

    /** Whether what was asked for under an entry is still waited for. */
    public boolean awaits(String entry) {
        var deposit = desk.deposit(entry);
        return deposit != null && deposit.isAwaited();
    }

    /** Whether {@link #take} would take an input of the mechanism's own now; changes nothing but the time. */
    public Outcome<Taken> tried(Logged input) {
        desk.passTo(input.at(), play);
        if (desk.stage() instanceof Stage.Draft || desk.stage().isOver()) {
            return over();
        }
        return play.tried(input, desk);
    }

    /** What one party alone is shown beyond {@link #shown}. */
    public Map<String, @Nullable Object> shownTo(Alias party) {
        return play.shownTo(party);
    }

    void note(Logged input, Refusal refusal) {
        desk.refused(input, refusal);
    }

    private Outcome<Taken> open(Logged input) {
        if (!(desk.stage() instanceof Stage.Draft)) {
            return refused("market.open-already", "It was opened before. Its rules stand.");
        }
        if (!input.by().equals(rules.convener())) {
            return notYours();
        }
        if (!judged.isAccepted()) {
            return judged;
        }
        if (!desk.now().isBefore(rules.firstDeadline())) {
            return refused(
                    "market.opens-too-late",
                    "Its first deadline, " + rules.firstDeadline() + ", has passed. Set later ones, then open it.");
        }
        desk.enter(new Stage.Open());
        play.opened(desk);
        return taken(input);
    }

    private Outcome<Taken> cancel(Logged input, CommonInput.Cancelled cancelled) {
        if (desk.stage().isOver()) {
            return over();
        }
        if (!input.by().equals(rules.convener())) {
            return notYours();
        }
        if (!(desk.stage() instanceof Stage.Draft)) {
            var answer = play.cancel(input, desk);
            if (!answer.isAccepted()) {
                return answer;
            }
        }
        desk.end(new Stage.Cancelled(cancelled.reason()));
        return taken(input);
    }

    private Outcome<Taken> money(Logged input, String entry, boolean came) {
        if (!input.by().equals(Alias.PLATFORM)) {
            return notYours();
        }
        var deposit = desk.deposit(entry);
        if (deposit == null) {
            return refused("market.entry-unknown", "Nothing was asked for under " + entry + ". Look at its number.");
        }
        if (came && deposit.isMissed()) {
            desk.heldLate(deposit);
            return taken(input);
        }
        if (!deposit.isAwaited()) {
            return deposit.isMissed() && !came
                    ? refused("market.missed-already", "It is no longer waited for. Nothing is to be done.")
                    : refused("market.paid-already", "It is paid. Nothing is to be done.");
        }
        if (came) {
            desk.held(deposit);
            play.held(deposit, desk);
        } else {
            deposit.miss();
            play.missed(deposit, desk);
        }
        return taken(input);
    }

    private Outcome<Taken> own(Logged input) {
        if (!mechanism.inputType().isInstance(input.what())) {
            return refused("market.kind-unknown", "This campaign knows no such step. Choose one of its own.");
        }
        if (desk.stage() instanceof Stage.Draft) {
            return refused("market.draft", "It is not open yet. Come back when it is.");
        }
        return desk.stage().isOver() ? over() : play.take(input, desk);
    }

    private static Outcome<Taken> taken(Logged input) {
        return Outcome.accepted(new Taken(input.entry()));
    }

    private static Outcome<Taken> over() {
        return refused("market.over", "It is over. Nothing more can be done in it.");
    }

    private static Outcome<Taken> notYours() {
        return refused("market.not-yours", "This is another party's to do. Ask her.");
    }

    private static Outcome<Taken> refused(String code, String sentence) {
        return Outcome.refused(Refusal.of(code, sentence));
    }

    /** Rules that were refused are never played. */
    private static final class Unplayable implements Play {

        @Override
        public void opened(Desk desk) {
            throw new IllegalStateException("Its rules were refused");
        }

        @Override
        public Outcome<Taken> take(Logged input, Desk desk) {
            throw new IllegalStateException("Its rules were refused");
        }

        @Override
        public void due(String deadline, Desk desk) {}

        @Override
        public void held(Deposit deposit, Desk desk) {}

        @Override
        public void missed(Deposit deposit, Desk desk) {}

        @Override
        public Progress progress() {
            return new Progress(0, 0, "units");
        }

        @Override
        public Map<String, @Nullable Object> shown() {
            return Map.of();
        }

        @Override
        public Map<String, @Nullable Object> result() {
            return Map.of();
        }
    }
}

package org.wishwright.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.wishwright.kernel.CanonicalJson;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.StrictJson;

/** A campaign played step by step, and at the end held against every law of the contract. */
public final class Scenario<R extends Rules> {

    public static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final Mechanism<R> mechanism;
    private final R rules;
    private final long seed;
    private final Run run;
    private final List<Logged> log = new ArrayList<>();
    private final Set<String> answered = new HashSet<>();
    private Instant now = START;
    private long seq;

    private Scenario(Mechanism<R> mechanism, R rules, long seed) {
        this.mechanism = mechanism;
        this.rules = rules;
        this.seed = seed;
        run = Market.begin(mechanism, rules, seed);
    }

    /** A draft. */
    public static <R extends Rules> Scenario<R> draft(Mechanism<R> mechanism, R rules) {
        return new Scenario<>(mechanism, rules, 7);
    }

    /** Opened by its convener. */
    public static <R extends Rules> Scenario<R> open(Mechanism<R> mechanism, R rules) {
        var scenario = draft(mechanism, rules);
        scenario.does(rules.convener().text(), new CommonInput.Opened()).orThrow();
        return scenario;
    }

    public static Instant day(long days) {
        return START.plusSeconds(days * 86_400);
    }

    public Scenario<R> at(Instant instant) {
        now = instant;
        return this;
    }

    /** A refused input is not logged. */
    public Outcome<Taken> does(String who, Input what) {
        var input = new Logged(++seq, now, new Alias(who), what);
        var outcome = run.take(input);
        if (outcome.isAccepted()) {
            log.add(input);
        }
        return outcome;
    }

    /** Does it, and the platform gets all that is asked for. */
    public String paid(String who, Input what) {
        var entry = does(who, what).orThrow().entry();
        payAll();
        return entry;
    }

    /** The code with which it is refused. */
    public String refused(String who, Input what) {
        return switch (does(who, what)) {
            case Outcome.Refused<Taken>(var refusal) -> refusal.code();
            case Outcome.Accepted<Taken> _ -> "accepted";
        };
    }

    public Scenario<R> payAll() {
        return pay(_ -> true);
    }

    /** Pays what fits; the rest stays asked for. */
    public Scenario<R> pay(java.util.function.Predicate<MoneyStep> which) {
        for (var step : state().money()) {
            boolean asked = step instanceof MoneyStep.Asked || step instanceof MoneyStep.Charged;
            if (asked && !answered.contains(step.entry()) && which.test(step)) {
                answered.add(step.entry());
                does("platform", new CommonInput.Paid(step.entry()));
            }
        }
        return this;
    }

    /** Answers what is asked for at random: comes, bounces, or stays out. */
    public void answerSome(RandomGenerator random) {
        for (var step : state().money()) {
            boolean asked = step instanceof MoneyStep.Asked || step instanceof MoneyStep.Charged;
            if (asked && !answered.contains(step.entry()) && random.nextInt(3) > 0) {
                answered.add(step.entry());
                does(
                        "platform",
                        random.nextInt(6) == 0
                                ? new CommonInput.Failed(step.entry(), "card refused")
                                : new CommonInput.Paid(step.entry()));
            }
        }
    }

    public State state() {
        run.advance(now);
        return run.state();
    }

    public State state(Instant at) {
        return at(at).state();
    }

    public String stage() {
        return state().stage().word();
    }

    public Books books() {
        return Books.of(state().money());
    }

    public boolean says(String code) {
        return state().reasons().stream().anyMatch(reason -> reason.code().equals(code));
    }

    /** Lets all deadlines pass and checks what holds of every campaign. */
    public State ends() {
        var last = now.plusSeconds(4_000L * 86_400);
        var end = state(last);
        assertThat(end.stage().isOver()).as("over at last: " + end.stage()).isTrue();
        assertThat(Books.of(end.money()).held()).as("nothing is held").isZero();
        assertThat(end.next()).isNull();
        laws(end, last);
        return end;
    }

    private void laws(State end, Instant last) {
        assertThat(Market.fold(mechanism, rules, log, last, seed)).isEqualTo(end);
        var before = Market.fold(mechanism, rules, List.of(), START, seed);
        for (var input : log) {
            var then = Market.fold(mechanism, rules, log, input.at(), seed);
            assertThat(then.money().subList(0, before.money().size())).isEqualTo(before.money());
            assertThat(then.deals().subList(0, before.deals().size())).isEqualTo(before.deals());
            Books.of(then.money());
            before = then;
        }
        assertThat(end.money().subList(0, before.money().size())).isEqualTo(before.money());
        var file = Recount.write(mechanism, rules, log, last, seed);
        assertThat(Recount.repeat(file, 100_000_000).orThrow().equal()).isTrue();
        var json = StrictJson.readObject(CanonicalJson.write(Market.json((Record) rules)), 1_000_000)
                .orThrow();
        assertThat(Market.rules(mechanism, json).orThrow()).isEqualTo(rules);
    }

    /** As a file, for a recount. */
    public String file(Instant until) {
        return Recount.write(mechanism, rules, log, until, seed);
    }

    public List<Logged> log() {
        return List.copyOf(log);
    }

    public Map<String, Object> shown() {
        return state().shown();
    }

    public String shownTo(String who, boolean supplier) {
        run.advance(now);
        return run.shownTo(new Alias(who), supplier).toString();
    }
}

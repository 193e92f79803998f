package org.wishwright.market;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeSet;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.kernel.Outcome.Refused;
import org.wishwright.kernel.Refusal;

/** The one contract of all mechanisms: rules, logged inputs, an instant and a seed give a state and its reasons. */
public final class Market {

    private Market() {}

    /** All mechanisms there are, by code. */
    public static List<Mechanism<?>> mechanisms() {
        return ServiceLoader.load(Mechanism.class, Market.class.getClassLoader()).stream()
                .<Mechanism<?>>map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(Mechanism::code))
                .toList();
    }

    /** @return refused as {@code market.mechanism-unknown} */
    public static Outcome<Mechanism<?>> mechanism(String code) {
        for (var mechanism : mechanisms()) {
            if (mechanism.code().equals(code)) {
                return Outcome.accepted(mechanism);
            }
        }
        return Outcome.refused(Refusal.of(
                "market.mechanism-unknown",
                "There is no mechanism {mechanism}. Choose one of those there are.",
                "mechanism",
                code));
    }

    /** A draft under these rules. */
    public static <R extends Rules> Run begin(Mechanism<R> mechanism, R rules, long seed) {
        return Run.of(mechanism, rules, seed);
    }

    /**
     * The state at an instant. Inputs logged after it are not looked at; refused ones are noted among the reasons.
     *
     * @param inputs by growing sequence number
     */
    public static <R extends Rules> State fold(
            Mechanism<R> mechanism, R rules, List<Logged> inputs, Instant at, long seed) {
        var run = begin(mechanism, rules, seed);
        for (var input : inputs) {
            if (input.at().isAfter(at)) {
                break;
            }
            if (run.take(input) instanceof Refused<Taken>(var refusal)) {
                run.note(input, refusal);
            }
        }
        run.advance(at);
        return run.state();
    }

    /** Rules from JSON values as {@link #json} writes them, judged. */
    public static <R extends Rules> Outcome<R> rules(Mechanism<R> mechanism, Map<String, ?> json) {
        return RecordJson.read(mechanism.rulesType(), json).flatMap(mechanism::judged);
    }

    /** An input of a mechanism from JSON values: {@code kind} and its fields. */
    public static Outcome<Input> input(Mechanism<?> mechanism, Map<String, ?> json) {
        var family = RecordJson.knows(CommonInput.class, json.get("kind")) ? CommonInput.class : mechanism.inputType();
        return RecordJson.read(family, json).map(input -> input);
    }

    /** A record of the contract or of a mechanism (rules, input, state) as JSON values. */
    public static Map<String, Object> json(Record record) {
        return RecordJson.write(record);
    }

    /**
     * Whether rules may take the place of others.
     *
     * @return refused with what is wrong with them in a draft, later as {@code market.rules-fixed} with the {@code fields} that differ
     */
    public static <R extends Rules> Outcome<R> edit(Mechanism<R> mechanism, Stage stage, R before, R after) {
        if (stage instanceof Stage.Draft) {
            return mechanism.judged(after);
        }
        var differing = new TreeSet<String>();
        var old = json((Record) before);
        var changed = json((Record) after);
        old.forEach((name, value) -> {
            if (!value.equals(changed.get(name))) {
                differing.add(name);
            }
        });
        changed.keySet().stream().filter(name -> !old.containsKey(name)).forEach(differing::add);
        return differing.isEmpty()
                ? new Accepted<>(before)
                : Outcome.refused(Refusal.of(
                        "market.rules-fixed",
                        "The rules stand since it opened: {fields} cannot change. Its texts and pictures can, updates can be"
                                + " posted, and it can be cancelled.",
                        "fields",
                        String.join(", ", differing)));
    }
}

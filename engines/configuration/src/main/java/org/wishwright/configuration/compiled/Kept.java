package org.wishwright.configuration.compiled;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.wishwright.configuration.Selection;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/**
 * What a changed choice leaves of the others.
 *
 * @param selection the change and all that was kept; always valid
 * @param dropped module to option, in the order they were chosen
 */
public record Kept(Selection selection, Map<String, String> dropped) {

    public Kept {
        dropped = Collections.unmodifiableMap(new LinkedHashMap<>(dropped));
    }

    private record Choice(int module, int option, String given) {}

    static Outcome<Kept> of(CompiledModel model, SequencedMap<String, String> choices, String module, String option) {
        var all = new LinkedHashMap<>(choices);
        all.remove(module);
        all.putFirst(module, option);
        return Selection.of(model.vocabulary(), all).flatMap(_ -> keep(model, all));
    }

    private static Outcome<Kept> keep(CompiledModel model, SequencedMap<String, String> all) {
        var vocabulary = model.vocabulary();
        var choices = new ArrayList<Choice>();
        all.forEach((module, option) -> {
            int m = vocabulary.indexOf(module);
            choices.add(new Choice(m, vocabulary.optionOf(m, option), option));
        });
        var kept = new ArrayList<Choice>();
        var dropped = new ArrayList<Choice>();
        for (int next = 0; next < choices.size(); ) {
            var some = choices.subList(next, Math.min(choices.size(), next + Lanes.MOST));
            int fitting = fitting(model, kept, some);
            kept.addAll(some.subList(0, fitting));
            next += fitting;
            if (fitting < some.size()) {
                dropped.add(some.get(fitting));
                next++;
            }
        }
        if (dropped.contains(choices.getFirst())) {
            return Outcome.refused(impossible(all.firstEntry()));
        }
        return Selection.of(vocabulary, named(model, kept)).map(s -> new Kept(s, named(model, dropped)));
    }

    /** How many of the choices, from the first, go together with those kept: one lane tries one more each. */
    private static int fitting(CompiledModel model, List<Choice> kept, List<Choice> some) {
        var lanes = model.lanes(some.size());
        for (int lane = 0; lane < some.size(); lane++) {
            for (var choice : kept) {
                lanes.choose(lane, choice.module(), choice.option());
            }
            for (var choice : some.subList(0, lane + 1)) {
                lanes.choose(lane, choice.module(), choice.option());
            }
        }
        return Math.min(some.size(), Long.numberOfTrailingZeros(~lanes.valid()));
    }

    private static Map<String, String> named(CompiledModel model, List<Choice> choices) {
        var named = new LinkedHashMap<String, String>();
        for (var choice : choices) {
            named.put(model.vocabulary().module(choice.module()), choice.given());
        }
        return named;
    }

    private static Refusal impossible(Map.Entry<String, String> choice) {
        return Refusal.of(
                "selection.impossible-option",
                "No product has the option '" + choice.getValue() + "' of the module '" + choice.getKey()
                        + "'; choose another.",
                "field",
                choice.getKey(),
                "module",
                choice.getKey(),
                "option",
                choice.getValue());
    }
}

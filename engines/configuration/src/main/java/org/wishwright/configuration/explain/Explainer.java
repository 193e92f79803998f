package org.wishwright.configuration.explain;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Rule;
import org.wishwright.configuration.Selection;
import org.wishwright.configuration.Vocabulary;
import org.wishwright.configuration.network.Consistency;
import org.wishwright.configuration.network.Consistency.Core;
import org.wishwright.configuration.network.Consistency.Undecided;
import org.wishwright.configuration.network.Network;

/**
 * Explains blocked options of one model: finds rules and choices that conflict, then takes away one after the other as long as the
 * rest still conflicts. Works on the rules alone, nothing compiled. Immutable and safe for any number of threads.
 */
public final class Explainer {

    private final Model model;
    private final Vocabulary vocabulary;
    private final Network network;
    private final BitSet telling;

    /** @param model one that compiles; another throws {@link org.wishwright.kernel.RefusedException} */
    public Explainer(Model model) {
        this.model = model.checked().orThrow();
        this.vocabulary = Vocabulary.of(model);
        this.network = Network.of(model).orThrow();
        this.telling = network.telling();
    }

    /**
     * Why the option cannot be had with the choices of the other modules; empty where it can. Minimal: without any one of its rules or
     * choices the others leave the option possible. Only where a proof of that would take more than 50,000 decisions may it hold
     * more than it must.
     */
    public Optional<Explanation> blockers(Selection selection, String module, String option) {
        int asked = vocabulary.indexOf(module);
        int given = asked < 0 ? -1 : vocabulary.optionOf(asked, option);
        int value = asked < 0 || given >= 0 ? given : vocabulary.indexOf(asked, option);
        if (value < 0 || !selection.vocabulary().equals(vocabulary)) {
            throw new IllegalArgumentException("No option " + module + "=" + option + " in this model");
        }
        var question = new Question(asked, value, selection);
        var all = new BitSet();
        all.set(0, model.rules().size());
        var choices = new BitSet();
        for (int m = 0; m < vocabulary.size(); m++) {
            choices.set(m, m != asked && selection.chosen(m) >= 0);
        }
        var core = question.conflict(new Core(all, choices));
        return core == null ? Optional.empty() : Optional.of(explanation(question.minimal(core), selection));
    }

    /**
     * Whether the choices can be completed, decided by search over the rules alone: a second opinion on what was compiled, a hundred
     * times slower. Throws {@link IllegalStateException} where 50,000 decisions are not enough.
     */
    public boolean isPossible(Selection selection) {
        var rules = new BitSet();
        rules.set(0, model.rules().size());
        var chosen = new int[vocabulary.size()];
        Arrays.setAll(chosen, selection::chosen);
        try {
            return new Consistency(network, telling, rules, chosen).contradiction() == null;
        } catch (Undecided e) {
            throw new IllegalStateException("Undecided whether " + selection + " can be completed", e);
        }
    }

    private Explanation explanation(Core core, Selection selection) {
        var rules = core.rules().stream().mapToObj(model.rules()::get).toList();
        var choices = new LinkedHashMap<String, String>();
        core.choices().stream()
                .filter(m -> m < vocabulary.visible())
                .forEach(m -> choices.put(
                        vocabulary.module(m),
                        selection.choice(vocabulary.module(m)).orElseThrow()));
        return new Explanation(List.<Rule>copyOf(rules), choices);
    }

    /** One option asked for against one selection. */
    private final class Question {
        private final int asked;
        private final int value;
        private final Selection selection;

        Question(int asked, int value, Selection selection) {
            this.asked = asked;
            this.value = value;
            this.selection = selection;
        }

        /** A conflict within these rules and choices; null where there is none. */
        @Nullable
        Core conflict(Core within) {
            var chosen = new int[vocabulary.size()];
            Arrays.fill(chosen, -1);
            within.choices().stream().forEach(m -> chosen[m] = selection.chosen(m));
            chosen[asked] = value;
            try {
                var core = new Consistency(network, telling, within.rules(), chosen).contradiction();
                if (core != null) {
                    core.choices().clear(asked);
                }
                return core;
            } catch (Undecided e) {
                return within;
            }
        }

        Core minimal(Core start) {
            var core = start;
            for (int c = last(core.choices()); c >= 0; c = core.choices().previousSetBit(c - 1)) {
                var fewer = (BitSet) core.choices().clone();
                fewer.clear(c);
                core = shrunk(core, new Core(core.rules(), fewer));
            }
            for (int r = last(core.rules()); r >= 0; r = core.rules().previousSetBit(r - 1)) {
                var fewer = (BitSet) core.rules().clone();
                fewer.clear(r);
                core = shrunk(core, new Core(fewer, core.choices()));
            }
            return core;
        }

        private static int last(BitSet set) {
            return set.length() - 1;
        }

        private Core shrunk(Core core, Core smaller) {
            var conflict = conflict(smaller);
            return conflict == null || conflict == smaller ? core : conflict;
        }
    }
}

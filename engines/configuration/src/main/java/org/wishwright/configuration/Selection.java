package org.wishwright.configuration;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.kernel.Outcome.Refused;
import org.wishwright.kernel.Refusal;

/** Some modules with the option chosen for each. Immutable; need not be compatible with the rules. */
public final class Selection {

    private static final int OPEN = -1;

    private final Vocabulary vocabulary;
    private final int[] chosen;

    private Selection(Vocabulary vocabulary, int[] chosen) {
        this.vocabulary = vocabulary;
        this.chosen = chosen;
    }

    public static Selection empty(Vocabulary vocabulary) {
        var chosen = new int[vocabulary.size()];
        Arrays.fill(chosen, OPEN);
        return new Selection(vocabulary, chosen);
    }

    /** All the choices at once, refused as {@link #with} does. */
    public static Outcome<Selection> of(Vocabulary vocabulary, Map<String, String> choices) {
        var chosen = empty(vocabulary).chosen;
        for (var choice : choices.entrySet()) {
            int module = vocabulary.indexOf(choice.getKey());
            int option = module < 0 ? OPEN : vocabulary.indexOf(module, choice.getValue());
            if (option < 0) {
                return Outcome.refused(unknown(choice.getKey(), choice.getValue(), module < 0));
            }
            chosen[module] = option;
        }
        return Outcome.accepted(new Selection(vocabulary, chosen));
    }

    /** This selection with the module's option chosen or changed; {@code selection.unknown-option} where there is none such. */
    public Outcome<Selection> with(String module, String option) {
        return switch (of(vocabulary, Map.of(module, option))) {
            case Accepted<Selection> _ -> {
                int m = vocabulary.indexOf(module);
                yield Outcome.accepted(replaced(m, vocabulary.indexOf(m, option)));
            }
            case Refused<Selection>(Refusal refusal) -> Outcome.refused(refusal);
        };
    }

    /** This selection with the module open again; {@code selection.unknown-option} where there is no such module. */
    public Outcome<Selection> without(String module) {
        int m = vocabulary.indexOf(module);
        return m < 0 ? Outcome.refused(unknown(module, "", true)) : Outcome.accepted(replaced(m, OPEN));
    }

    private Selection replaced(int module, int option) {
        var changed = chosen.clone();
        changed[module] = option;
        return new Selection(vocabulary, changed);
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** Position of the option chosen for the module at a position, or −1 while it is open. */
    public int chosen(int module) {
        return chosen[module];
    }

    public Optional<String> choice(String module) {
        int m = vocabulary.indexOf(module);
        return m < 0 || chosen[m] < 0 ? Optional.empty() : Optional.of(vocabulary.option(m, chosen[m]));
    }

    /** Module to option, in the maker's order, open modules left out. */
    public Map<String, String> choices() {
        var choices = new LinkedHashMap<String, String>();
        for (int m = 0; m < chosen.length; m++) {
            if (chosen[m] >= 0) {
                choices.put(vocabulary.module(m), vocabulary.option(m, chosen[m]));
            }
        }
        return Collections.unmodifiableMap(choices);
    }

    private static Refusal unknown(String module, String option, boolean moduleIsUnknown) {
        var sentence = moduleIsUnknown
                ? "This product has no module '" + module + "'; choose among the modules it has."
                : "The module '" + module + "' has no option '" + option + "'; choose among the options it has.";
        return Refusal.of("selection.unknown-option", sentence, "field", module, "module", module, "option", option);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Selection other
                && Arrays.equals(chosen, other.chosen)
                && vocabulary.equals(other.vocabulary);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(chosen);
    }

    @Override
    public String toString() {
        return choices().toString();
    }
}

package org.wishwright.configuration;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Module.Placed;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.kernel.Outcome.Refused;
import org.wishwright.kernel.Refusal;

/** Some modules with what is chosen for each: an option, a number, a text, a file. Immutable; need not keep the rules. */
public final class Selection {

    private static final int OPEN = -1;

    private final Vocabulary vocabulary;
    private final int[] chosen;

    /** By position, the choice as it was given where it is more than the option's id; null elsewhere. */
    private final @Nullable String[] given;

    private Selection(Vocabulary vocabulary, int[] chosen, @Nullable String[] given) {
        this.vocabulary = vocabulary;
        this.chosen = chosen;
        this.given = given;
    }

    public static Selection empty(Vocabulary vocabulary) {
        var chosen = new int[vocabulary.size()];
        Arrays.fill(chosen, OPEN);
        return new Selection(vocabulary, chosen, new String[chosen.length]);
    }

    /** All the choices at once, refused as {@link #with} does. */
    public static Outcome<Selection> of(Vocabulary vocabulary, Map<String, String> choices) {
        var selection = empty(vocabulary);
        for (var choice : choices.entrySet()) {
            int module = vocabulary.indexOf(choice.getKey());
            if (module < 0) {
                return Outcome.refused(unknown(choice.getKey(), choice.getValue()));
            }
            switch (vocabulary.placed(module, choice.getValue())) {
                case Accepted<Placed>(Placed placed) -> selection.set(module, placed);
                case Refused<Placed>(Refusal refusal) -> {
                    return Outcome.refused(refusal);
                }
            }
        }
        return Outcome.accepted(selection);
    }

    /** This selection with the module's option chosen or changed; {@code selection.unknown-option} where there is none such. */
    public Outcome<Selection> with(String module, String option) {
        return switch (of(vocabulary, Map.of(module, option))) {
            case Accepted<Selection>(Selection only) -> {
                int m = vocabulary.indexOf(module);
                yield Outcome.accepted(replaced(m, only.chosen[m], only.given[m]));
            }
            case Refused<Selection>(Refusal refusal) -> Outcome.refused(refusal);
        };
    }

    /** This selection with the module open again; {@code selection.unknown-option} where there is no such module. */
    public Outcome<Selection> without(String module) {
        int m = vocabulary.indexOf(module);
        return m < 0 ? Outcome.refused(unknown(module, "")) : Outcome.accepted(replaced(m, OPEN, null));
    }

    /**
     * This selection as of a day in the maker's time zone: what is not valid then cannot be had. Without a day all days are asked about
     * at once. Choices do not show it.
     */
    public Selection at(LocalDate day) {
        int periods = vocabulary.indexOf(Periods.MODULE);
        return periods < 0 ? this : replaced(periods, Periods.position(vocabulary.options(periods), day), null);
    }

    /** Whether the date matters and none is said. */
    public boolean lacksDate() {
        int periods = vocabulary.indexOf(Periods.MODULE);
        return periods >= 0 && chosen[periods] < 0;
    }

    private void set(int module, Placed placed) {
        chosen[module] = placed.option();
        given[module] = placed.choice();
    }

    private Selection replaced(int module, int option, @Nullable String choice) {
        var changed = new Selection(vocabulary, chosen.clone(), given.clone());
        changed.chosen[module] = option;
        changed.given[module] = choice;
        return changed;
    }

    /** The choice for a module that is chosen, as it was given. */
    String given(int module) {
        var exact = given[module];
        return exact == null ? vocabulary.option(module, chosen[module]) : exact;
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
        return m < 0 || chosen[m] < 0 ? Optional.empty() : Optional.of(given(m));
    }

    /** Module to option, in the maker's order, open modules left out. */
    public Map<String, String> choices() {
        var choices = new LinkedHashMap<String, String>();
        for (int m = 0; m < vocabulary.visible(); m++) {
            if (chosen[m] >= 0) {
                choices.put(vocabulary.module(m), given(m));
            }
        }
        return Collections.unmodifiableMap(choices);
    }

    private static Refusal unknown(String module, String option) {
        var sentence = "This product has no module '" + module + "'; choose among the modules it has.";
        return Refusal.of("selection.unknown-option", sentence, "field", module, "module", module, "option", option);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Selection other
                && Arrays.equals(chosen, other.chosen)
                && choices().equals(other.choices())
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

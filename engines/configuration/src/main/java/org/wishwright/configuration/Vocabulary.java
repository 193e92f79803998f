package org.wishwright.configuration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wishwright.configuration.Module.Placed;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.kernel.Refusal;

/** The module and option ids of a model with their positions in the maker's order. Immutable; two of equal ids are equal. */
public final class Vocabulary {

    private final List<String> modules;
    private final List<List<String>> options;
    private final Map<String, Integer> moduleIndex = new HashMap<>();
    private final List<Map<String, Integer>> optionIndex = new ArrayList<>();

    /** Modules whose choices are more than the ids of their options, by position. */
    private final Map<Integer, Module> open = new HashMap<>();

    private Vocabulary(List<String> modules, List<List<String>> options) {
        this.modules = List.copyOf(modules);
        this.options = List.copyOf(options);
        for (int m = 0; m < modules.size(); m++) {
            moduleIndex.put(modules.get(m), m);
            var positions = new HashMap<String, Integer>();
            for (int o = 0; o < options.get(m).size(); o++) {
                positions.put(options.get(m).get(o), o);
            }
            optionIndex.add(positions);
        }
    }

    public static Vocabulary of(Model model) {
        var ids = new ArrayList<>(model.modules().stream().map(Module::id).toList());
        var options = new ArrayList<>(model.modules().stream()
                .map(m -> m.options().stream().map(Option::id).toList())
                .toList());
        var periods = Periods.of(model.extras());
        if (!periods.isOne()) {
            ids.add(Periods.MODULE);
            options.add(periods.ids());
        }
        var vocabulary = new Vocabulary(ids, options);
        for (int m = 0; m < model.modules().size(); m++) {
            if (model.modules().get(m).isOpen()) {
                vocabulary.open.put(m, model.modules().get(m));
            }
        }
        return vocabulary;
    }

    public int size() {
        return modules.size();
    }

    public List<String> modules() {
        return modules;
    }

    public String module(int module) {
        return modules.get(module);
    }

    public List<String> options(int module) {
        return options.get(module);
    }

    public String option(int module, int option) {
        return options.get(module).get(option);
    }

    /** Position of the module, or −1 where the model has none of that id. */
    public int indexOf(String module) {
        return moduleIndex.getOrDefault(module, -1);
    }

    /** How many of the modules a consumer sees: all but the last where that is the hidden {@link Periods#MODULE}. */
    public int visible() {
        return indexOf(Periods.MODULE) < 0 ? size() : size() - 1;
    }

    /** Where a choice belongs and how it is kept; refused as {@link Module#placed}. */
    Outcome<Placed> placed(int module, String choice) {
        var of = open.get(module);
        if (of != null) {
            return of.placed(choice);
        }
        int option = indexOf(module, choice);
        return option < 0 || module >= visible()
                ? Outcome.refused(unknown(module(module), choice))
                : Outcome.accepted(new Placed(option, choice));
    }

    /** The position of the option that a choice belongs to, or −1: 3 for a text of three characters where 0 is allowed. */
    public int optionOf(int module, String choice) {
        return placed(module, choice) instanceof Accepted<Placed>(Placed placed) ? placed.option() : -1;
    }

    /** A choice that stands for an option where nobody has given one: some text of that length, for an option of a text. */
    public String example(int module, int option) {
        var of = open.get(module);
        return of == null ? option(module, option) : of.example(option);
    }

    private static Refusal unknown(String module, String choice) {
        return Refusal.of(
                "selection.unknown-option",
                "The module '" + module + "' has no option '" + choice + "'; choose among the options it has.",
                "field",
                module,
                "module",
                module,
                "option",
                choice);
    }

    /** Position of the option in its module, or −1. */
    public int indexOf(int module, String option) {
        return optionIndex.get(module).getOrDefault(option, -1);
    }

    /**
     * Position of each cell's option, row after row; −1 where the module has no such option.
     *
     * @param columns position of each column's module
     */
    public int[] positions(int[] columns, Tuples tuples) {
        int arity = tuples.arity();
        var positions = new int[tuples.rows() * arity];
        for (int c = 0; c < arity; c++) {
            var of = optionIndex.get(columns[c]);
            String before = "";
            int position = of.getOrDefault(before, -1);
            for (int row = 0, at = c; at < positions.length; row++, at += arity) {
                var cell = tuples.cell(row, c);
                if (!cell.equals(before)) { // sorted tables say the same many times over
                    before = cell;
                    position = of.getOrDefault(cell, -1);
                }
                positions[at] = position;
            }
        }
        return positions;
    }

    @Override
    public boolean equals(Object o) {
        return o == this
                || o instanceof Vocabulary other
                        && modules.equals(other.modules)
                        && options.equals(other.options)
                        && open.keySet().equals(other.open.keySet());
    }

    @Override
    public int hashCode() {
        return 31 * modules.hashCode() + options.hashCode();
    }
}

package org.wishwright.configuration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The module and option ids of a model with their positions in the maker's order. Immutable; two of equal ids are equal. */
public final class Vocabulary {

    private final List<String> modules;
    private final List<List<String>> options;
    private final Map<String, Integer> moduleIndex = new HashMap<>();
    private final List<Map<String, Integer>> optionIndex = new ArrayList<>();

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
        return new Vocabulary(
                model.modules().stream().map(Module::id).toList(),
                model.modules().stream()
                        .map(m -> m.options().stream().map(Option::id).toList())
                        .toList());
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

    /** Position of the option in its module, or −1. */
    public int indexOf(int module, String option) {
        return optionIndex.get(module).getOrDefault(option, -1);
    }

    @Override
    public boolean equals(Object o) {
        return o == this
                || o instanceof Vocabulary other && modules.equals(other.modules) && options.equals(other.options);
    }

    @Override
    public int hashCode() {
        return 31 * modules.hashCode() + options.hashCode();
    }
}

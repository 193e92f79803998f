package org.wishwright.configuration.format;

import static org.wishwright.configuration.format.LineParts.id;
import static org.wishwright.configuration.format.LineParts.seconds;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Formula;
import org.wishwright.configuration.Production.Material;
import org.wishwright.configuration.Production.Step;
import org.wishwright.configuration.Quantity;
import org.wishwright.configuration.format.FormulaText.Mistake;
import org.wishwright.configuration.format.Place.Pending;

/** The lines that say how an option is made: materials and steps, always or under a condition. */
final class MadeLines {

    private final Place place;
    private final RuleLines rules;

    MadeLines(Place place, RuleLines rules) {
        this.place = place;
        this.rules = rules;
    }

    /** {@code when FORMULA use …} or {@code when FORMULA step …}; the formula ends where the line begins. */
    void when(String stripped) throws Mistake {
        int use = beginning(stripped, " use ");
        int step = beginning(stripped, " step ");
        if (use < 0 && step < 0) {
            throw new Mistake("this line is 'when FORMULA use CODE QUANTITY UNIT' or 'when FORMULA step …'");
        }
        int end = use < 0 ? step : step < 0 ? use : Math.min(use, step);
        var when = stripped.substring("when".length(), end);
        var line = LineWords.split(stripped.substring(end));
        if (line.getFirst().equals("use")) {
            use(line, when);
        } else {
            step(line, when);
        }
    }

    private static int beginning(String line, String word) {
        return line.replace('\t', ' ').indexOf(word);
    }

    void material(List<String> words) throws Mistake {
        boolean wellFormed = words.size() == 4
                && QuantityText.NUMBER.matcher(words.get(2)).matches()
                && !words.get(1).isBlank();
        if (!wellFormed) {
            throw new Mistake("this line is 'material CODE QUANTITY UNIT', as in material TUBE-25 2.5 m");
        }
        if (new BigDecimal(words.get(2)).signum() == 0) {
            throw new Mistake("a quantity of nothing is no material");
        }
        place.made().materials.add(new Material(words.get(1), new BigDecimal(words.get(2)), words.get(3)));
    }

    void use(List<String> words, @Nullable String when) throws Mistake {
        if (words.size() < 4 || words.get(1).isBlank()) {
            throw new Mistake("this line is 'use CODE QUANTITY UNIT', as in use silk 0.02 * chest + 0.4 m");
        }
        var materials = place.made().materials;
        int at = materials.size();
        materials.add(new Material(words.get(1), BigDecimal.ZERO, words.getLast()));
        place.pending.add(new Pending(place.line, () -> materials.set(at, material(words, when))));
    }

    private Material material(List<String> words, @Nullable String when) throws Mistake {
        var quantity = quantity(words.subList(2, words.size() - 1));
        var constant = quantity.constant();
        if (constant != null && constant.signum() == 0) {
            throw new Mistake("a quantity of nothing is no material");
        }
        return new Material(words.get(1), BigDecimal.ZERO, words.getLast(), formula(when), quantity);
    }

    private @Nullable Formula formula(@Nullable String when) throws Mistake {
        return when == null ? null : rules.formula(when);
    }

    private Quantity quantity(List<String> words) throws Mistake {
        return QuantityText.parse(FormulaText.words(String.join(" ", words)), place, null);
    }

    void step(List<String> words, @Nullable String when) throws Mistake {
        boolean inspect = words.getLast().equals("inspect");
        int end = words.size() - (inspect ? 1 : 0);
        boolean wellFormed = end >= 8
                && words.get(2).equals("family")
                && words.get(4).equals("setup")
                && words.get(6).equals("run");
        if (!wellFormed) {
            throw new Mistake("this line is 'step WORK-CENTRE family FAMILY setup SECONDS run SECONDS [inspect]'");
        }
        var steps = place.made().steps;
        if (!steps.isEmpty() && steps.getLast().inspect()) {
            throw new Mistake("only the last step may inspect");
        }
        int setup = seconds(words.get(5));
        boolean fixed = words.get(7).matches("[0-9-]+") && end == 8;
        int run = fixed ? seconds(words.get(7)) : 0;
        int at = steps.size();
        steps.add(new Step(words.get(1), words.get(3), setup, run, inspect));
        place.pending.add(new Pending(
                place.line,
                () -> steps.set(
                        at,
                        new Step(
                                words.get(1),
                                words.get(3),
                                setup,
                                run,
                                inspect,
                                formula(when),
                                fixed ? null : quantity(words.subList(7, end))))));
    }

    void varies(List<String> modules) throws Mistake {
        var of = place.made();
        if (modules.isEmpty()) {
            throw new Mistake("this line is 'varies MODULE …', as in varies wood");
        }
        for (var word : modules) {
            if (of.varies.putIfAbsent(id(word), place.line) != null) {
                throw new Mistake("the option '" + of.id + "' varies with '" + word + "' already");
            }
        }
    }
}

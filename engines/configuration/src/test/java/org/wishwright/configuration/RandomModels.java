package org.wishwright.configuration;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Production.Material;
import org.wishwright.configuration.Production.Step;
import org.wishwright.configuration.Rule.FormulaRule;
import org.wishwright.configuration.Rule.TableRule;
import org.wishwright.kernel.LocalText;

/** Small models of every feature, the same for the same seed; small enough to enumerate. */
public final class RandomModels {

    private final Random random;

    private RandomModels(long seed) {
        this.random = new Random(seed);
    }

    public static Model model(long seed) {
        return new RandomModels(seed).model();
    }

    private Model model() {
        var modules =
                IntStream.range(0, 1 + random.nextInt(6)).mapToObj(this::module).toList();
        var rules = new ArrayList<Rule>();
        for (int r = random.nextInt(6); r > 0; r--) {
            rules.add(rule("r" + r, modules));
        }
        var prices = new ArrayList<PriceTable>();
        for (var module : modules) {
            if (random.nextBoolean()) {
                prices.add(priceTable(module.id(), List.of(module), random.nextInt(2) * 3));
            }
        }
        for (int p = random.nextInt(4); p > 0; p--) {
            prices.add(priceTable("p" + p, scope(modules), random.nextInt(3) - 1));
        }
        var name = new LocalText("zh", Map.of("zh", "模型 \"一\"\n二", "en", "Model \\ one"));
        return new Model("m", name, Currency.getInstance("CNY"), random.nextInt(100), modules, rules, prices);
    }

    private Module module(int index) {
        var options = IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(o -> new Option("o" + o, LocalText.of("en", "Option " + o), production()))
                .toList();
        return new Module("m" + index, LocalText.of("en", "Module " + index), options);
    }

    private @Nullable Production production() {
        return switch (random.nextInt(4)) {
            case 0 -> new Production(List.of(), List.of());
            case 1 ->
                new Production(
                        List.of(new Material("TUBE 25", new BigDecimal("2.50"), "m")),
                        List.of(
                                new Step("CUT", "steel", 600, random.nextInt(100), false),
                                new Step("WELD", "steel \"b\"", 900, 400, true)));
            default -> null;
        };
    }

    private List<Module> scope(List<Module> modules) {
        var shuffled = new ArrayList<>(modules);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, 1 + random.nextInt(Math.min(3, shuffled.size())));
    }

    private String option(Module module) {
        return module.options().get(random.nextInt(module.options().size())).id();
    }

    private Rule rule(String id, List<Module> modules) {
        var words = LocalText.of("en", "Rule " + id);
        if (random.nextBoolean()) {
            return new FormulaRule(id, 0, words, formula(modules, 3));
        }
        var scope = scope(modules);
        boolean allowed = random.nextBoolean();
        var rows = rows(scope, allowed ? 12 : 3);
        return new TableRule(id, 0, words, ids(scope), tuples(scope, rows), allowed);
    }

    private Formula formula(List<Module> modules, int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            var module = modules.get(random.nextInt(modules.size()));
            return new Formula.Atom(module.id(), option(module));
        }
        return switch (random.nextInt(5)) {
            case 0 -> new Formula.Not(formula(modules, depth - 1));
            case 1 -> new Formula.And(List.of(formula(modules, depth - 1), formula(modules, depth - 1)));
            case 2 ->
                new Formula.Or(
                        List.of(formula(modules, depth - 1), formula(modules, depth - 1), formula(modules, depth - 1)));
            case 3 -> new Formula.Implies(formula(modules, depth - 1), formula(modules, depth - 1));
            default -> new Formula.Iff(formula(modules, depth - 1), formula(modules, depth - 1));
        };
    }

    private List<List<String>> rows(List<Module> scope, int most) {
        var rows = new LinkedHashSet<List<String>>();
        for (int i = 1 + random.nextInt(most); i > 0; i--) {
            rows.add(scope.stream().map(this::option).toList());
        }
        return List.copyOf(rows);
    }

    private static Tuples tuples(List<Module> scope, List<List<String>> rows) {
        return Tuples.of(scope.size(), rows.stream().flatMap(List::stream).toList());
    }

    private static List<String> ids(List<Module> scope) {
        return scope.stream().map(Module::id).toList();
    }

    private PriceTable priceTable(String id, List<Module> scope, long otherwise) {
        var rows = rows(scope, 6);
        var amounts = rows.stream().map(_ -> (long) random.nextInt(7) - 2).toList();
        return new PriceTable(id, ids(scope), tuples(scope, rows), amounts, otherwise);
    }

    /** Random choices for some modules, not always compatible. */
    public static Selection selection(Model model, Vocabulary vocabulary, Random random) {
        var selection = Selection.empty(vocabulary);
        for (var module : model.modules()) {
            if (random.nextInt(3) == 0) {
                var option =
                        module.options().get(random.nextInt(module.options().size()));
                selection = selection.with(module.id(), option.id()).orThrow();
            }
        }
        return selection;
    }
}

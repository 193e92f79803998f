package org.wishwright.configuration;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Production.Material;
import org.wishwright.configuration.Production.Step;
import org.wishwright.configuration.Rule.FormulaRule;
import org.wishwright.configuration.Rule.TableRule;
import org.wishwright.kernel.LocalText;

/** Small models of every feature, the same for the same seed; small enough to enumerate. */
public final class RandomModels {

    /** The day that everything is asked about. */
    static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private final Random random;

    private RandomModels(long seed) {
        this.random = new Random(seed);
    }

    public static Model model(long seed) {
        return new RandomModels(seed).model();
    }

    /** Whether every choice is an option, and none a text, a file or a number within a range. */
    static boolean hasOptionsAlone(Model model) {
        return model.modules().stream().noneMatch(Module::isOpen);
    }

    private Model model() {
        var modules = new ArrayList<>(
                IntStream.range(0, 1 + random.nextInt(6)).mapToObj(this::module).toList());
        var groups = group(modules);
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
        var extras = extras(modules, rules, groups);
        return new Model(
                "m", name, Currency.getInstance("CNY"), random.nextInt(100), made(modules), rules, prices, extras);
    }

    private List<Group> group(List<Module> modules) {
        if (random.nextInt(4) > 0) {
            return List.of();
        }
        for (var id : List.of("g.a", "g.b", "g.c")) {
            modules.add(of(id, Kind.SWITCH, KindOptions.SWITCH));
        }
        int least = random.nextInt(3);
        int most = least + random.nextInt(4 - least);
        return List.of(new Group("g", LocalText.of("en", "Group"), List.of("g.a", "g.b", "g.c"), least, most));
    }

    private static Module of(String id, Kind kind, List<Option> options) {
        return new Module(id, LocalText.of("en", "Module " + id), options, null, kind, null);
    }

    private Extras extras(List<Module> modules, List<Rule> rules, List<Group> groups) {
        var formulas = new ArrayList<PriceFormula>();
        var dated = new ArrayList<PriceTable>();
        var validity = new ArrayList<Validity>();
        for (int f = random.nextInt(3); f > 0; f--) {
            formulas.add(new PriceFormula(
                    "f" + f, quantity(modules, -3), random.nextBoolean() ? null : formula(modules, 1)));
            if (random.nextInt(3) == 0) {
                validity.add(validity(Validity.Of.PRICE, "f" + f));
            }
        }
        if (random.nextInt(4) == 0) {
            dated.add(priceTable("d", scope(modules), random.nextInt(3) - 1));
            validity.add(validity(Validity.Of.PRICE, "d"));
        }
        if (!rules.isEmpty() && random.nextInt(3) == 0) {
            validity.add(validity(Validity.Of.RULE, rules.getFirst().id()));
        }
        var choices = modules.stream()
                .filter(m -> m.kind() instanceof Kind.Choice && m.scale() == null)
                .toList();
        if (!choices.isEmpty() && random.nextInt(3) == 0) {
            var module = choices.get(random.nextInt(choices.size()));
            validity.add(validity(Validity.Of.OPTION, module.id() + "=" + option(module)));
        }
        return new Extras(groups, formulas, dated, validity);
    }

    private Validity validity(Validity.Of of, String id) {
        var from = DAY.plusDays(random.nextInt(7) - 3);
        return switch (random.nextInt(3)) {
            case 0 -> new Validity(of, id, from, null);
            case 1 -> new Validity(of, id, null, from);
            default -> new Validity(of, id, from, from.plusDays(random.nextInt(3)));
        };
    }

    /** Sums of products; a least factor of 0 keeps them from falling below 0. */
    private Quantity quantity(List<Module> modules, int least) {
        var counting = modules.stream().filter(Module::counts).toList();
        var products = new ArrayList<Quantity.Product>();
        for (int p = 1 + random.nextInt(2); p > 0; p--) {
            var ids = new ArrayList<String>();
            for (int i = counting.isEmpty() ? 0 : random.nextInt(3); i > 0; i--) {
                ids.add(counting.get(random.nextInt(counting.size())).id());
            }
            var factor = BigDecimal.valueOf(random.nextInt(7) + least).divide(BigDecimal.valueOf(8));
            products.add(new Quantity.Product(factor, BigDecimal.valueOf(1 + random.nextInt(3)), ids));
        }
        return new Quantity(products);
    }

    /** Some pieces take more or less of something by what else is chosen. */
    private List<Module> made(List<Module> modules) {
        return modules.stream()
                .map(module -> module.withOptions(module.options().stream()
                        .map(o -> o.production() == null || random.nextBoolean() ? o : made(o, modules))
                        .toList()))
                .map(module -> module.kind() instanceof Kind.Choice && module.scale() == null && random.nextInt(8) == 0
                        ? service(module)
                        : module)
                .toList();
    }

    private static Module service(Module module) {
        var options = module.options().stream()
                .map(o -> new Option(o.id(), o.name(), null))
                .toList();
        return new Module(module.id(), module.name(), options, null, Kind.CHOICE, "party-1");
    }

    private Option made(Option option, List<Module> modules) {
        var when = random.nextBoolean() ? null : formula(modules, 1);
        var material = new Material("SILK", BigDecimal.ZERO, "m", when, quantity(modules, 1));
        var step = new Step("SEW", "fine", 60, 0, false, when, quantity(modules, 1));
        return new Option(option.id(), option.name(), new Production(List.of(material), List.of(step)));
    }

    private Module module(int index) {
        var id = "m" + index;
        var name = LocalText.of("en", "Module " + index);
        switch (random.nextInt(12)) {
            case 0 -> {
                return of(id, Kind.SWITCH, KindOptions.SWITCH);
            }
            case 1 -> {
                var scale = new Scale("cm", new BigDecimal("3"), new BigDecimal("5"), new BigDecimal("0.5"));
                return Module.measure(id, name, scale);
            }
            case 2 -> {
                var scale = new Scale("mm", new BigDecimal("0.3"), new BigDecimal("2.1"), new BigDecimal("0.2"));
                return Module.number(id, name, scale);
            }
            case 3 -> {
                var lettering = new Lettering(random.nextInt(2), 3, Set.of(Lettering.Alphabet.HAN), "&-");
                return of(id, new Kind.Text(lettering), lettering.options());
            }
            case 4 -> {
                return of(id, Kind.UPLOAD, KindOptions.UPLOAD.subList(random.nextInt(2), 2));
            }
            default -> {
                return choice(index);
            }
        }
    }

    private Module choice(int index) {
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
        var scale = module.scale();
        if (module.kind() instanceof Kind.Number && scale != null) {
            return scale.number(random.nextInt(scale.steps() + 1)).toPlainString();
        }
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
        if (random.nextInt(4) == 0) {
            return compare(modules);
        }
        if (depth > 0 && random.nextInt(6) == 0) {
            int least = random.nextInt(2);
            return new Formula.Count(
                    least,
                    least + random.nextInt(3),
                    List.of(formula(modules, depth - 1), formula(modules, 0), formula(modules, 0)));
        }
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

    private Formula compare(List<Module> modules) {
        var counting = modules.stream().filter(Module::counts).toList();
        if (counting.isEmpty()) {
            return new Formula.And(List.of());
        }
        var terms = IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(_ -> new Formula.Term(
                        BigDecimal.valueOf(random.nextInt(9) - 4).divide(BigDecimal.TWO),
                        counting.get(random.nextInt(counting.size())).id()))
                .toList();
        var signs = Formula.Sign.values();
        return new Formula.Compare(
                terms,
                signs[random.nextInt(signs.length)],
                BigDecimal.valueOf(random.nextInt(13) - 4).divide(BigDecimal.TWO));
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
                selection = selection.with(module.id(), choice(module, random)).orThrow();
            }
        }
        return selection.at(DAY);
    }

    static String choice(Module module, Random random) {
        var scale = module.scale();
        if (module.kind() instanceof Kind.Number && scale != null) {
            return scale.number(random.nextInt(scale.steps() + 1)).toPlainString();
        }
        return module.example(random.nextInt(module.options().size()));
    }
}

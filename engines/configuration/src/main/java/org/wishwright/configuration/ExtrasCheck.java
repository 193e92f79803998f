package org.wishwright.configuration;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Production.Material;
import org.wishwright.configuration.Production.Step;

/** Finds what is inconsistent in groups, calculations and validities. */
final class ExtrasCheck {

    private static final int MOST_PERIODS = 400;
    private static final BigDecimal LONGEST_RUN = new BigDecimal(10_000_000);
    private static final BigDecimal LARGEST_QUANTITY = new BigDecimal("1000000000000");
    private static final Pattern LIKE_A_NUMBER = Pattern.compile("[-+]?[0-9.]*");

    private final Model model;
    private final Vocabulary vocabulary;
    private final Map<String, Module> modules = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    ExtrasCheck(Model model) {
        this.model = model;
        this.vocabulary = Vocabulary.of(model);
        model.modules().forEach(module -> modules.put(module.id(), module));
    }

    List<String> problems() {
        groups();
        model.extras().formulas().forEach(this::formula);
        model.extras().dated().forEach(this::dated);
        validity();
        for (var module : model.modules()) {
            for (var option : module.options()) {
                production(module.id() + "=" + option.id(), option.production());
            }
        }
        return problems.stream().distinct().toList();
    }

    /** Notes where a module in a sum is not there or counts nothing. */
    static void counting(Model model, String where, String id, List<String> problems) {
        var module = model.modules().stream().filter(m -> m.id().equals(id)).findFirst();
        if (module.isEmpty()) {
            problems.add(where + " names the unknown module " + id);
        } else if (!module.get().counts()) {
            problems.add(where + " calculates with " + id + ", which is no measure, number, text or switch");
        } else if (LIKE_A_NUMBER.matcher(id).matches()) {
            problems.add(where + " calculates with " + id + ", whose id reads as a number; give it another");
        }
    }

    private void groups() {
        var ids = new HashSet<String>();
        for (var group : model.extras().groups()) {
            var where = "group " + group.id();
            if (!ids.add(group.id()) || modules.containsKey(group.id())) {
                problems.add(where + " is there twice");
            }
            int at = group.members().isEmpty()
                    ? -1
                    : vocabulary.indexOf(group.members().getFirst());
            for (var id : group.members()) {
                var member = modules.get(id);
                boolean follows = member != null && vocabulary.indexOf(id) == at++;
                if (!follows
                        || !id.startsWith(group.id() + ".")
                        || !(Objects.requireNonNull(member).kind() instanceof Kind.Switch)) {
                    problems.add(where + " has the member " + id
                            + ", which is no switch named after it that follows the one before");
                    return;
                }
            }
            if (group.least() < 0
                    || group.least() > group.most()
                    || group.most() > group.members().size()) {
                problems.add("of " + where + " there are never " + group.least() + " to " + group.most());
            }
        }
    }

    private void formula(PriceFormula line) {
        var where = "price line " + line.id();
        calculation(where, line.quantity());
        when(where, line.when());
        if (problems.isEmpty() && model.prices().stream().noneMatch(t -> t.id().equals(Implied.SIGN + line.id()))) {
            problems.add(where + " tells more than " + Implied.MOST_COMBINATIONS
                    + " combinations apart; split it, or make a step coarser");
        }
    }

    private void dated(PriceTable table) {
        if (model.prices().stream().noneMatch(t -> t.id().equals(Implied.SIGN + table.id()))) {
            problems.add("price table " + table.id() + " cannot be dated: it is about unknown modules or more than "
                    + Implied.MOST_COMBINATIONS + " combinations");
        }
    }

    private void calculation(String where, Quantity quantity) {
        quantity.modules().forEach(id -> counting(model, where, id, problems));
        if (quantity.products().isEmpty()
                || quantity.products().stream().anyMatch(p -> p.divisor().signum() <= 0)) {
            problems.add(where + " calculates nothing, or divides by nothing");
        }
    }

    private void when(String where, @Nullable Formula formula) {
        if (formula == null) {
            return;
        }
        formula.forEachComparison(
                compare -> compare.terms().forEach(term -> counting(model, where, term.module(), problems)));
        formula.forEachAtom(atom -> {
            int module = vocabulary.indexOf(atom.module());
            boolean known = module >= 0
                    && (vocabulary.indexOf(module, atom.option()) >= 0
                            || modules.containsKey(atom.module())
                                    && Objects.requireNonNull(modules.get(atom.module()))
                                                    .kind()
                                            instanceof Kind.Number
                                    && vocabulary.optionOf(module, atom.option()) >= 0);
            if (!known) {
                problems.add(where + " names the unknown option " + atom.module() + "=" + atom.option());
            }
        });
    }

    private void validity() {
        if (Periods.of(model.extras()).ids().size() > MOST_PERIODS) {
            problems.add("the validities change on more than " + MOST_PERIODS + " days");
        }
        var seen = new HashSet<String>();
        for (var validity : model.extras().validity()) {
            var where = "the validity of " + validity.id();
            if (!seen.add(validity.of() + " " + validity.id())) {
                problems.add(where + " is there twice");
            }
            var from = validity.from();
            var until = validity.until();
            if (from == null && until == null || from != null && until != null && until.isBefore(from)) {
                problems.add(where + " has no first and no last day, or ends before it begins");
            }
            if (!exists(validity)) {
                problems.add(where + " is of nothing that is there");
            }
        }
    }

    private boolean exists(Validity validity) {
        return switch (validity.of()) {
            case RULE -> model.ownRules().stream().anyMatch(r -> r.id().equals(validity.id()));
            case PRICE ->
                model.extras().formulas().stream().anyMatch(f -> f.id().equals(validity.id()))
                        || model.extras().dated().stream().anyMatch(t -> t.id().equals(validity.id()));
            case OPTION -> {
                int equals = validity.id().indexOf('=');
                int module = equals < 0 ? -1 : vocabulary.indexOf(validity.id().substring(0, equals));
                yield module >= 0 && vocabulary.indexOf(module, validity.id().substring(equals + 1)) >= 0;
            }
        };
    }

    private void production(String where, @Nullable Production production) {
        if (production == null || production.isFlat()) {
            return;
        }
        for (var material : production.materials()) {
            material(where, material);
        }
        for (var step : production.steps()) {
            step(where, step);
        }
    }

    private void material(String where, Material material) {
        when("material " + material.code() + " of " + where, material.when());
        quantity("material " + material.code() + " of " + where, material.formula(), LARGEST_QUANTITY);
    }

    private void step(String where, Step step) {
        when("step " + step.workCentre() + " of " + where, step.when());
        quantity("the run time of step " + step.workCentre() + " of " + where, step.formula(), LONGEST_RUN);
    }

    private void quantity(String where, @Nullable Quantity quantity, BigDecimal largest) {
        if (quantity == null) {
            return;
        }
        int before = problems.size();
        calculation(where, quantity);
        if (problems.size() > before) {
            return;
        }
        if (quantity.atLeast(this::least, this::greatest).signum() < 0) {
            problems.add(where + " may come out below 0");
        }
        if (quantity.atMost(this::least, this::greatest).compareTo(largest) > 0) {
            problems.add(where + " may come out above " + largest.toPlainString());
        }
    }

    private BigDecimal least(String id) {
        return Objects.requireNonNull(Range.of(Objects.requireNonNull(modules.get(id))))
                .least();
    }

    private BigDecimal greatest(String id) {
        return Objects.requireNonNull(Range.of(Objects.requireNonNull(modules.get(id))))
                .greatest();
    }
}

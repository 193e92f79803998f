package org.wishwright.configuration.format;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Extras;
import org.wishwright.configuration.Formula;
import org.wishwright.configuration.Group;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Module;
import org.wishwright.configuration.Option;
import org.wishwright.configuration.PriceFormula;
import org.wishwright.configuration.PriceTable;
import org.wishwright.configuration.Production;
import org.wishwright.configuration.Production.Material;
import org.wishwright.configuration.Production.Step;
import org.wishwright.configuration.Quantity;
import org.wishwright.configuration.Rule;
import org.wishwright.configuration.Rule.FormulaRule;
import org.wishwright.configuration.Rule.TableRule;
import org.wishwright.configuration.Validity;

/** Puts the id of a part and a point before every id of its model but those of options. */
final class PartFlattening {

    private final UnaryOperator<String> name;

    private PartFlattening(String part) {
        this.name = id -> part + "." + id;
    }

    static Model flat(Model model, String part) {
        return new PartFlattening(part).flat(model);
    }

    private Model flat(Model model) {
        return new Model(
                model.id(),
                model.name(),
                model.currency(),
                model.basePriceMinor(),
                model.modules().stream().map(this::flat).toList(),
                model.ownRules().stream().map(this::flat).toList(),
                model.ownPrices().stream().map(this::flat).toList(),
                flat(model.extras()));
    }

    private Module flat(Module module) {
        var options = module.options().stream()
                .map(o -> new Option(o.id(), o.name(), flat(o.production()), o.colour()))
                .toList();
        return new Module(
                name.apply(module.id()),
                module.name(),
                options,
                module.scale(),
                module.kind(),
                module.service(),
                module.help());
    }

    private @Nullable Production flat(@Nullable Production production) {
        if (production == null) {
            return null;
        }
        var materials = production.materials().stream()
                .map(m -> new Material(m.code(), m.quantity(), m.unit(), flat(m.when()), flat(m.formula())))
                .toList();
        var steps = production.steps().stream()
                .map(s -> new Step(
                        s.workCentre(),
                        s.setupFamily(),
                        s.setupSeconds(),
                        s.runSeconds(),
                        s.inspect(),
                        flat(s.when()),
                        flat(s.formula())))
                .toList();
        return new Production(materials, steps, names(production.varies()));
    }

    private @Nullable Formula flat(@Nullable Formula formula) {
        return formula == null ? null : formula.renamed(name);
    }

    private @Nullable Quantity flat(@Nullable Quantity quantity) {
        return quantity == null ? null : quantity.renamed(name);
    }

    private List<String> names(List<String> ids) {
        return ids.stream().map(name).toList();
    }

    private Rule flat(Rule rule) {
        return switch (rule) {
            case TableRule t ->
                new TableRule(name.apply(t.id()), 0, t.words(), names(t.scope()), t.tuples(), t.allowed());
            case FormulaRule f ->
                new FormulaRule(name.apply(f.id()), 0, f.words(), f.formula().renamed(name));
        };
    }

    private PriceTable flat(PriceTable table) {
        return new PriceTable(
                name.apply(table.id()),
                names(table.scope()),
                table.tuples(),
                table.amountsMinor(),
                table.defaultMinor());
    }

    private Extras flat(Extras extras) {
        return new Extras(
                extras.groups().stream()
                        .map(g -> new Group(name.apply(g.id()), g.name(), names(g.members()), g.least(), g.most()))
                        .toList(),
                extras.formulas().stream()
                        .map(f -> new PriceFormula(
                                name.apply(f.id()), f.quantity().renamed(name), flat(f.when())))
                        .toList(),
                extras.dated().stream().map(this::flat).toList(),
                extras.validity().stream()
                        .map(v -> new Validity(v.of(), name.apply(v.id()), v.from(), v.until()))
                        .toList());
    }
}

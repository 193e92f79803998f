package org.wishwright.configuration;

import org.wishwright.configuration.Rule.FormulaRule;
import org.wishwright.configuration.Rule.TableRule;
import org.wishwright.kernel.LocalText;

/** Takes the texts off a model, for what must depend on its meaning alone. */
final class TextStripping {

    private static final String UNDETERMINED = "und";

    private TextStripping() {}

    static Model strip(Model model) {
        return new Model(
                model.id(),
                bare(model.id()),
                model.currency(),
                model.basePriceMinor(),
                model.modules().stream().map(TextStripping::strip).toList(),
                model.rules().stream().map(TextStripping::strip).toList(),
                model.prices(),
                strip(model.extras()));
    }

    private static Module strip(Module module) {
        var options = module.options().stream()
                .map(o -> new Option(o.id(), bare(o.id()), o.production()))
                .toList();
        return new Module(module.id(), bare(module.id()), options, module.scale(), module.kind(), module.service());
    }

    private static Extras strip(Extras extras) {
        var groups = extras.groups().stream()
                .map(g -> new Group(g.id(), bare(g.id()), g.members(), g.least(), g.most()))
                .toList();
        return new Extras(groups, extras.formulas(), extras.dated(), extras.validity());
    }

    private static Rule strip(Rule rule) {
        return switch (rule) {
            case TableRule t -> new TableRule(t.id(), 0, bare(t.id()), t.scope(), t.tuples(), t.allowed());
            case FormulaRule f -> new FormulaRule(f.id(), 0, bare(f.id()), f.formula());
        };
    }

    private static LocalText bare(String id) {
        return LocalText.of(UNDETERMINED, id);
    }
}

package org.wishwright.configuration.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Formula;
import org.wishwright.configuration.Group;
import org.wishwright.configuration.Kind;
import org.wishwright.configuration.KindOptions;
import org.wishwright.configuration.Lettering;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Module;
import org.wishwright.configuration.Option;
import org.wishwright.configuration.PriceFormula;
import org.wishwright.configuration.PriceTable;
import org.wishwright.configuration.Production;
import org.wishwright.configuration.Production.Material;
import org.wishwright.configuration.Production.Step;
import org.wishwright.configuration.Rule;
import org.wishwright.configuration.Rule.FormulaRule;
import org.wishwright.configuration.Rule.TableRule;
import org.wishwright.configuration.Scale;
import org.wishwright.configuration.Tuples;
import org.wishwright.configuration.Validity;
import org.wishwright.configuration.format.ModelDraft.Key;
import org.wishwright.kernel.LocalText;

/** Writes the model text. */
final class ModelTextWriter {

    private final StringBuilder out = new StringBuilder();
    private final Model model;
    private final FormulaWriting formulas;
    private final Map<Key, Validity> validity = new HashMap<>();
    private final Map<String, Group> groupOf = new HashMap<>();

    ModelTextWriter(Model model) {
        this.model = model;
        this.formulas = new FormulaWriting(model);
        model.extras().validity().forEach(v -> validity.put(new Key(v.of(), v.id()), v));
        model.extras().groups().forEach(group -> group.members().forEach(member -> groupOf.put(member, group)));
    }

    String write() {
        int inline = inlineTables(model);
        line("wishwright-model 1");
        line("model " + model.id());
        name("", "name", model.id(), model.name());
        line("currency " + model.currency().getCurrencyCode());
        line("base " + model.basePriceMinor());
        var optionPrices = new HashMap<String, PriceTable>();
        var tables = model.ownPrices();
        tables.subList(0, inline).forEach(table -> optionPrices.put(table.id(), table));
        for (var module : model.modules()) {
            module(module, optionPrices);
        }
        model.ownRules().forEach(this::rule);
        tables.subList(inline, tables.size()).forEach(this::prices);
        model.extras().formulas().forEach(this::calculated);
        model.extras().dated().forEach(this::prices);
        return out.toString();
    }

    /** How many of the first tables can be written as options' prices, and read back as they are. */
    private static int inlineTables(Model model) {
        int table = 0;
        var prices = model.ownPrices();
        for (var module : model.modules()) {
            if (table < prices.size() && isInline(prices.get(table), module)) {
                table++;
            }
        }
        return table;
    }

    private static boolean isInline(PriceTable table, Module module) {
        if (module.scale() != null
                || !table.id().equals(module.id())
                || !table.scope().equals(List.of(module.id()))
                || table.defaultMinor() != 0) {
            return false;
        }
        var priced = module.options().stream()
                .map(Option::id)
                .filter(id -> table.tuples().rows() > 0 && contains(table.tuples(), id))
                .toList();
        boolean written = switch (module.kind()) {
            case Kind.Switch _ -> priced.equals(List.of(Module.YES));
            case Kind.Upload _ -> priced.equals(List.of(Module.FILE));
            case Kind.Text _ -> isPerCharacter(table, module);
            case Kind.Choice _, Kind.Number _ -> true;
        };
        return written && !priced.isEmpty() && table.tuples().equals(Tuples.of(1, priced));
    }

    private static boolean isPerCharacter(PriceTable table, Module module) {
        var lengths = module.options().stream()
                .map(Option::id)
                .filter(id -> !id.equals("0"))
                .toList();
        if (lengths.isEmpty() || !table.tuples().equals(Tuples.of(1, lengths))) {
            return false;
        }
        for (int row = 0; row < lengths.size(); row++) {
            long length = Long.parseLong(lengths.get(row));
            if (table.amountsMinor().get(row) != perCharacter(table) * length) {
                return false;
            }
        }
        return true;
    }

    private static long perCharacter(PriceTable table) {
        return table.amountsMinor().isEmpty()
                ? 0
                : table.amountsMinor().getFirst()
                        / Long.parseLong(table.tuples().cell(0, 0));
    }

    private static boolean contains(Tuples tuples, String option) {
        for (int r = 0; r < tuples.rows(); r++) {
            if (tuples.cell(r, 0).equals(option)) {
                return true;
            }
        }
        return false;
    }

    private void module(Module module, Map<String, PriceTable> optionPrices) {
        line("");
        var group = groupOf.get(module.id());
        if (group != null && group.members().getFirst().equals(module.id())) {
            line("group " + group.id() + " pick " + group.least() + " to " + group.most());
            name("  ", "name", group.id(), group.name());
        }
        line(head(module, group));
        name("  ", "name", module.id(), module.name());
        if (module.service() != null) {
            line("  service by " + module.service());
        }
        help(module);
        var prices = optionPrices.get(module.id());
        if (module.kind() instanceof Kind.Choice) {
            if (module.scale() == null) {
                options(module, prices);
            }
        } else {
            made(module, prices);
        }
    }

    private static String head(Module module, @Nullable Group group) {
        var scale = module.scale();
        return switch (module.kind()) {
            case Kind.Choice _ ->
                scale == null
                        ? "module " + module.id() + (isOptional(module) ? " optional" : "")
                        : "measure " + module.id() + scale(scale);
            case Kind.Number _ -> "number " + module.id() + scale(Objects.requireNonNull(scale));
            case Kind.Switch _ ->
                group == null
                        ? "switch " + module.id()
                        : "member " + module.id().substring(group.id().length() + 1);
            case Kind.Upload _ -> "upload " + module.id() + (module.options().size() == 1 ? " required" : "");
            case Kind.Text(Lettering lettering) -> "text " + module.id() + lettering(lettering);
        };
    }

    private static boolean isOptional(Module module) {
        return module.options().getFirst().equals(KindOptions.NONE);
    }

    private static String scale(Scale scale) {
        return " unit " + LineWords.word(scale.unit()) + " from " + scale.from().toPlainString() + " to "
                + scale.to().toPlainString() + " step " + scale.step().toPlainString();
    }

    private static String lettering(Lettering lettering) {
        var words = new ArrayList<String>();
        lettering.alphabets().forEach(alphabet -> words.add(alphabet.word()));
        if (!lettering.others().isEmpty()) {
            words.add(LineWords.quote(lettering.others()));
        }
        return " length " + lettering.shortest() + " to " + lettering.longest() + " of " + String.join(" ", words);
    }

    private void options(Module module, @Nullable PriceTable prices) {
        int row = 0;
        for (var option : module.options()) {
            boolean implied = option.equals(KindOptions.NONE)
                    && option == module.options().getFirst();
            boolean priced = prices != null
                    && row < prices.tuples().rows()
                    && prices.tuples().cell(row, 0).equals(option.id());
            if (implied) {
                continue;
            }
            line("  option " + option.id());
            name("    ", "name", option.id(), option.name());
            if (option.colour() != null) {
                line("    colour " + option.colour());
            }
            if (prices != null && priced) {
                line("    price " + prices.amountsMinor().get(row));
                row++;
            }
            valid("    ", Validity.Of.OPTION, module.id() + "=" + option.id());
            var production = option.production();
            if (production != null) {
                production(production);
            }
        }
    }

    /** What a text, switch or upload adds and takes. */
    private void made(Module module, @Nullable PriceTable prices) {
        if (prices != null) {
            boolean each = module.kind() instanceof Kind.Text;
            line("    price "
                    + (each
                            ? perCharacter(prices) + " per character"
                            : prices.amountsMinor().getFirst()));
        }
        var something = module.options().getLast();
        valid("    ", Validity.Of.OPTION, module.id() + "=" + something.id());
        var production = something.production();
        if (production != null) {
            production(production);
        }
    }

    private void valid(String indent, Validity.Of of, String id) {
        var known = validity.get(new Key(of, id));
        if (known != null) {
            line(indent + "valid" + (known.from() == null ? "" : " from " + known.from())
                    + (known.until() == null ? "" : " until " + known.until()));
        }
    }

    private void production(Production production) {
        if (production.materials().isEmpty()
                && production.steps().isEmpty()
                && production.varies().isEmpty()) {
            line("    piece");
        }
        production.materials().forEach(this::material);
        production.steps().forEach(this::step);
        if (!production.varies().isEmpty()) {
            line("    varies " + String.join(" ", production.varies()));
        }
    }

    private void material(Material material) {
        var formula = material.formula();
        var amount = formula == null ? material.quantity().toPlainString() : QuantityText.write(formula, null);
        var keyword = material.when() == null && formula == null ? "material " : "use ";
        line("    " + when(material.when()) + keyword + LineWords.word(material.code()) + " " + amount + " "
                + LineWords.word(material.unit()));
    }

    private void step(Step step) {
        var formula = step.formula();
        line("    " + when(step.when()) + "step " + LineWords.word(step.workCentre()) + " family "
                + LineWords.word(step.setupFamily()) + " setup " + step.setupSeconds() + " run "
                + (formula == null ? String.valueOf(step.runSeconds()) : QuantityText.write(formula, null))
                + (step.inspect() ? " inspect" : ""));
    }

    private String when(@Nullable Formula formula) {
        return formula == null ? "" : "when " + formulas.write(formula) + " ";
    }

    private void rule(Rule rule) {
        line("");
        switch (rule) {
            case TableRule t ->
                line("rule " + t.id() + (t.allowed() ? " allow " : " forbid ") + String.join(" ", t.scope()));
            case FormulaRule f -> line("rule " + f.id() + " formula " + formulas.write(f.formula()));
        }
        name("  ", "words", rule.id(), rule.words());
        valid("  ", Validity.Of.RULE, rule.id());
        if (rule instanceof TableRule t) {
            for (int r = 0; r < t.tuples().rows(); r++) {
                row(t.tuples(), r);
                out.append('\n');
            }
        }
    }

    private void calculated(PriceFormula price) {
        line("");
        var when = price.when();
        line("price " + price.id() + " formula "
                + QuantityText.write(price.quantity(), model.currency().getCurrencyCode())
                + (when == null ? "" : " when " + formulas.write(when)));
        valid("  ", Validity.Of.PRICE, price.id());
    }

    private void prices(PriceTable table) {
        line("");
        line("price " + table.id() + " default " + table.defaultMinor() + " for " + String.join(" ", table.scope()));
        valid("  ", Validity.Of.PRICE, table.id());
        for (int r = 0; r < table.tuples().rows(); r++) {
            row(table.tuples(), r);
            out.append(" = ").append(table.amountsMinor().get(r)).append('\n');
        }
    }

    private void row(Tuples tuples, int row) {
        out.append("  |");
        for (int c = 0; c < tuples.arity(); c++) {
            out.append(' ').append(tuples.cell(row, c));
        }
    }

    private void help(Module module) {
        var help = module.help();
        if (help != null) {
            name("  ", "help", "", help);
        }
    }

    private void name(String indent, String keyword, String id, LocalText text) {
        if (text.equals(LocalText.of("und", id))) {
            return;
        }
        line(indent + keyword + " " + text.sourceLanguage() + " " + LineWords.quote(text.source()));
        text.texts().forEach((language, translation) -> {
            if (!language.equals(text.sourceLanguage())) {
                line(indent + keyword + " " + language + " " + LineWords.quote(translation));
            }
        });
    }

    private void line(String line) {
        out.append(line).append('\n');
    }
}

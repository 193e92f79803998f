package org.wishwright.configuration.format;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Module;
import org.wishwright.configuration.Option;
import org.wishwright.configuration.PriceTable;
import org.wishwright.configuration.Production;
import org.wishwright.configuration.Rule;
import org.wishwright.configuration.Rule.FormulaRule;
import org.wishwright.configuration.Rule.TableRule;
import org.wishwright.configuration.Scale;
import org.wishwright.configuration.Tuples;
import org.wishwright.kernel.LocalText;

/** Writes the model text. */
final class ModelTextWriter {

    private final StringBuilder out = new StringBuilder();
    /** Of the measures, for formulas that compare them. */
    private final Map<String, Scale> scales = new HashMap<>();

    String write(Model model) {
        int inline = inlineTables(model);
        line("wishwright-model 1");
        line("model " + model.id());
        name("", "name", model.id(), model.name());
        line("currency " + model.currency().getCurrencyCode());
        line("base " + model.basePriceMinor());
        var optionPrices = new HashMap<String, PriceTable>();
        model.prices().subList(0, inline).forEach(table -> optionPrices.put(table.id(), table));
        for (var module : model.modules()) {
            module(module, optionPrices);
        }
        model.rules().forEach(this::rule);
        model.prices().subList(inline, model.prices().size()).forEach(this::prices);
        return out.toString();
    }

    /** How many of the first tables can be written as options' prices, and read back as they are. */
    private static int inlineTables(Model model) {
        int table = 0;
        for (var module : model.modules()) {
            if (table < model.prices().size() && isInline(model.prices().get(table), module)) {
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
        return !priced.isEmpty() && table.tuples().equals(Tuples.of(1, priced));
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
        var scale = module.scale();
        if (scale != null) {
            measure(module, scale);
            return;
        }
        line("module " + module.id());
        name("  ", "name", module.id(), module.name());
        help(module);
        var prices = optionPrices.get(module.id());
        int row = 0;
        for (var option : module.options()) {
            line("  option " + option.id());
            name("    ", "name", option.id(), option.name());
            if (option.colour() != null) {
                line("    colour " + option.colour());
            }
            if (prices != null
                    && row < prices.tuples().rows()
                    && prices.tuples().cell(row, 0).equals(option.id())) {
                line("    price " + prices.amountsMinor().get(row));
                row++;
            }
            var production = option.production();
            if (production != null) {
                production(production);
            }
        }
    }

    private void measure(Module module, Scale scale) {
        line("measure " + module.id() + " unit " + LineWords.word(scale.unit()) + " from "
                + scale.from().toPlainString() + " to " + scale.to().toPlainString() + " step "
                + scale.step().toPlainString());
        name("  ", "name", module.id(), module.name());
        help(module);
        scales.put(module.id(), scale);
    }

    private void production(Production production) {
        if (production.materials().isEmpty()
                && production.steps().isEmpty()
                && production.varies().isEmpty()) {
            line("    piece");
        }
        for (var material : production.materials()) {
            line("    material " + LineWords.word(material.code()) + " "
                    + material.quantity().toPlainString() + " " + LineWords.word(material.unit()));
        }
        for (var step : production.steps()) {
            line("    step " + LineWords.word(step.workCentre()) + " family " + LineWords.word(step.setupFamily())
                    + " setup " + step.setupSeconds() + " run " + step.runSeconds()
                    + (step.inspect() ? " inspect" : ""));
        }
        if (!production.varies().isEmpty()) {
            line("    varies " + String.join(" ", production.varies()));
        }
    }

    private void rule(Rule rule) {
        line("");
        switch (rule) {
            case TableRule t ->
                line("rule " + t.id() + (t.allowed() ? " allow " : " forbid ") + String.join(" ", t.scope()));
            case FormulaRule f -> line("rule " + f.id() + " formula " + FormulaText.write(f.formula(), scales));
        }
        name("  ", "words", rule.id(), rule.words());
        if (rule instanceof TableRule t) {
            for (int r = 0; r < t.tuples().rows(); r++) {
                line(row(t.tuples(), r));
            }
        }
    }

    private void prices(PriceTable table) {
        line("");
        line("price " + table.id() + " default " + table.defaultMinor() + " for " + String.join(" ", table.scope()));
        for (int r = 0; r < table.tuples().rows(); r++) {
            line(row(table.tuples(), r) + " = " + table.amountsMinor().get(r));
        }
    }

    private static String row(Tuples tuples, int row) {
        return "  | " + String.join(" ", tuples.row(row));
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

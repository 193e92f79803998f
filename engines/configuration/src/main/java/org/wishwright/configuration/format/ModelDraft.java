package org.wishwright.configuration.format;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Formula;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Module;
import org.wishwright.configuration.Option;
import org.wishwright.configuration.PriceTable;
import org.wishwright.configuration.Production;
import org.wishwright.configuration.Production.Material;
import org.wishwright.configuration.Production.Step;
import org.wishwright.configuration.Rule;
import org.wishwright.configuration.Rule.FormulaRule;
import org.wishwright.configuration.Rule.TableRule;
import org.wishwright.configuration.Scale;
import org.wishwright.configuration.Tuples;
import org.wishwright.kernel.LocalText;

/** A model while its text is being read. */
final class ModelDraft {

    @Nullable
    String id;

    @Nullable
    Currency currency;

    long base;
    final TextDraft name = new TextDraft();
    final Map<String, ModuleDraft> modules = new LinkedHashMap<>();
    final Map<String, RuleDraft> rules = new LinkedHashMap<>();
    final Map<String, TableDraft> prices = new LinkedHashMap<>();

    /** Texts by language, the source first. */
    static final class TextDraft {
        final Map<String, String> texts = new LinkedHashMap<>();

        LocalText text(String id) {
            return texts.isEmpty()
                    ? LocalText.of("und", id)
                    : new LocalText(texts.keySet().iterator().next(), texts);
        }
    }

    static final class ModuleDraft {
        final String id;
        final TextDraft name = new TextDraft();
        final TextDraft help = new TextDraft();
        final Map<String, OptionDraft> options = new LinkedHashMap<>();

        /** Of a measure. */
        final @Nullable Scale scale;

        ModuleDraft(String id, @Nullable Scale scale) {
            this.id = id;
            this.scale = scale;
            if (scale != null) {
                scale.options().forEach(option -> options.put(option.id(), new OptionDraft(option.id())));
            }
        }

        Module module() {
            var bare = scale == null
                    ? new Module(
                            id,
                            name.text(id),
                            options.values().stream().map(OptionDraft::option).toList())
                    : Module.measure(id, name.text(id), scale);
            return help.texts.isEmpty() ? bare : bare.withHelp(help.text(id));
        }
    }

    static final class OptionDraft {
        final String id;
        final TextDraft name = new TextDraft();
        final List<Material> materials = new ArrayList<>();
        final List<Step> steps = new ArrayList<>();

        @Nullable
        Long price;

        @Nullable
        String colour;

        boolean isPiece;

        /** Modules by which the piece differs, with the line that says so; they may be declared below. */
        final Map<String, Integer> varies = new LinkedHashMap<>();

        OptionDraft(String id) {
            this.id = id;
        }

        Option option() {
            var production = isMade() ? new Production(materials, steps, List.copyOf(varies.keySet())) : null;
            return new Option(id, name.text(id), production, colour);
        }

        private boolean isMade() {
            return isPiece || !materials.isEmpty() || !steps.isEmpty() || !varies.isEmpty();
        }
    }

    sealed interface RuleDraft {
        Rule rule();
    }

    static final class FormulaDraft implements RuleDraft {
        final TextDraft words = new TextDraft();
        private final String id;
        private final int line;
        private final Formula formula;

        FormulaDraft(String id, int line, Formula formula) {
            this.id = id;
            this.line = line;
            this.formula = formula;
        }

        @Override
        public Rule rule() {
            return new FormulaRule(id, line, words.text(id), formula);
        }
    }

    /** A table of a rule or of prices. */
    static final class TableDraft implements RuleDraft {
        final String id;
        final List<ModuleDraft> scope;
        final boolean isPrice;
        final TextDraft words = new TextDraft();
        final List<String> cells = new ArrayList<>();
        final List<Long> amounts = new ArrayList<>();
        final Set<List<String>> seen = new HashSet<>();
        private final int line;
        private final boolean allowed;
        private final long otherwise;

        TableDraft(String id, int line, List<ModuleDraft> scope, boolean isPrice, boolean allowed, long otherwise) {
            this.id = id;
            this.line = line;
            this.scope = scope;
            this.isPrice = isPrice;
            this.allowed = allowed;
            this.otherwise = otherwise;
        }

        @Override
        public Rule rule() {
            return new TableRule(id, line, words.text(id), scopeIds(), Tuples.of(scope.size(), cells), allowed);
        }

        PriceTable prices() {
            return new PriceTable(id, scopeIds(), Tuples.of(scope.size(), cells), amounts, otherwise);
        }

        private List<String> scopeIds() {
            return scope.stream().map(m -> m.id).toList();
        }
    }

    List<String> missing() {
        var missing = new ArrayList<String>();
        if (id == null) {
            missing.add("the line 'model ID' is missing");
        }
        if (currency == null) {
            missing.add("the line 'currency CODE' is missing");
        }
        return missing;
    }

    /** The model; nothing may be missing. */
    Model model() {
        var tables = new ArrayList<PriceTable>();
        for (var module : modules.values()) {
            optionPrices(module, tables);
        }
        prices.values().forEach(table -> tables.add(table.prices()));
        var modelId = Objects.requireNonNull(id);
        return new Model(
                modelId,
                name.text(modelId),
                Objects.requireNonNull(currency),
                base,
                modules.values().stream().map(ModuleDraft::module).toList(),
                rules.values().stream().map(RuleDraft::rule).toList(),
                tables);
    }

    private static void optionPrices(ModuleDraft module, List<PriceTable> tables) {
        var priced = new ArrayList<String>();
        var amounts = new ArrayList<Long>();
        for (var option : module.options.values()) {
            if (option.price != null) {
                priced.add(option.id);
                amounts.add(option.price);
            }
        }
        if (!priced.isEmpty()) {
            tables.add(new PriceTable(module.id, List.of(module.id), Tuples.of(1, priced), amounts, 0));
        }
    }
}

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
import org.wishwright.configuration.Extras;
import org.wishwright.configuration.Formula;
import org.wishwright.configuration.Group;
import org.wishwright.configuration.Kind;
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
import org.wishwright.configuration.Tuples;
import org.wishwright.configuration.Validity;
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
    final Map<String, PriceFormula> formulas = new LinkedHashMap<>();
    final Map<String, GroupDraft> groups = new LinkedHashMap<>();
    /** By what has it; the key of an option is {@code module=option}. */
    final Map<Key, Validity> validity = new LinkedHashMap<>();
    /** Of nested models, flat already. */
    final List<Model> parts = new ArrayList<>();

    /** What can have a validity. */
    record Key(Validity.Of of, String id) {}

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

        /** Without name, service and production: its kind, its scale, and its options where the maker lists none. */
        final Module form;

        /** What is made of every text that is not empty, switch that is on, or file. */
        final OptionDraft made = new OptionDraft("");

        @Nullable
        String service;

        /** Of a nested model. */
        final boolean isPart;

        ModuleDraft(Module form, boolean isPart) {
            this.id = form.id();
            this.form = form;
            this.isPart = isPart;
            form.options().forEach(option -> options.put(option.id(), new OptionDraft(option.id())));
        }

        /** Whether the maker lists the options. */
        boolean takesOptions() {
            return !isPart && form.kind() instanceof Kind.Choice && form.scale() == null;
        }

        /** Whether lines of what is made stand right under it. */
        boolean isMadeAsOne() {
            return !isPart && form.options().stream().anyMatch(option -> isSomething(option.id()));
        }

        private boolean isSomething(String option) {
            return switch (form.kind()) {
                case Kind.Switch _ -> option.equals(Module.YES);
                case Kind.Upload _ -> option.equals(Module.FILE);
                case Kind.Text _ -> !option.equals("0");
                case Kind.Choice _, Kind.Number _ -> false;
            };
        }

        Module module() {
            if (isPart) {
                return form;
            }
            var named = new ArrayList<Option>();
            for (var option : options.values()) {
                var known = form.options().stream()
                        .filter(o -> o.id().equals(option.id))
                        .findFirst();
                named.add(known.isEmpty() || !option.name.texts.isEmpty() ? option.option() : known.get());
            }
            var all = named.stream()
                    .map(o -> isSomething(o.id()) ? new Option(o.id(), o.name(), made.production()) : o)
                    .toList();
            var words = help.texts.isEmpty() ? null : help.text(id);
            return new Module(id, name.text(id), all, form.scale(), form.kind(), service, words);
        }

        /** What an option adds to the price; null for nothing said. */
        @Nullable
        Long price(String option) {
            var price = made.price;
            if (price == null || !isSomething(option)) {
                return Objects.requireNonNull(options.get(option)).price;
            }
            return form.kind() instanceof Kind.Text ? price * Long.parseLong(option) : price;
        }
    }

    static final class GroupDraft {
        final String id;
        final TextDraft name = new TextDraft();
        final List<String> members = new ArrayList<>();
        final int line;
        final int least;
        final int most;

        GroupDraft(String id, int line, int least, int most) {
            this.id = id;
            this.line = line;
            this.least = least;
            this.most = most;
        }

        Group group() {
            return new Group(id, name.text(id), members, least, most);
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
            return new Option(id, name.text(id), production(), colour);
        }

        @Nullable
        Production production() {
            return isMade() ? new Production(materials, steps, List.copyOf(varies.keySet())) : null;
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
        var dated = new ArrayList<PriceTable>();
        for (var table : prices.values()) {
            (validity.containsKey(new Key(Validity.Of.PRICE, table.id)) ? dated : tables).add(table.prices());
        }
        var all = new ArrayList<Rule>();
        rules.values().forEach(rule -> all.add(rule.rule()));
        var allFormulas = new ArrayList<>(formulas.values());
        var allGroups = new ArrayList<Group>();
        var times = new ArrayList<>(validity.values());
        long sum = base;
        for (var part : parts) {
            sum += part.basePriceMinor();
            all.addAll(part.ownRules());
            tables.addAll(part.ownPrices());
            allFormulas.addAll(part.extras().formulas());
            dated.addAll(part.extras().dated());
            times.addAll(part.extras().validity());
        }
        groups.values().forEach(group -> allGroups.add(group.group()));
        var modelId = Objects.requireNonNull(id);
        return new Model(
                modelId,
                name.text(modelId),
                Objects.requireNonNull(currency),
                sum,
                modules.values().stream().map(ModuleDraft::module).toList(),
                all,
                tables,
                new Extras(allGroups, allFormulas, dated, times));
    }

    private static void optionPrices(ModuleDraft module, List<PriceTable> tables) {
        var priced = new ArrayList<String>();
        var amounts = new ArrayList<Long>();
        for (var option : module.options.values()) {
            var price = module.price(option.id);
            if (price != null) {
                priced.add(option.id);
                amounts.add(price);
            }
        }
        if (!priced.isEmpty()) {
            tables.add(new PriceTable(module.id, List.of(module.id), Tuples.of(1, priced), amounts, 0));
        }
    }
}

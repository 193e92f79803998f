package org.wishwright.configuration.format.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Module;
import org.wishwright.configuration.Option;
import org.wishwright.configuration.PriceTable;
import org.wishwright.configuration.Production;
import org.wishwright.configuration.Rule;
import org.wishwright.configuration.Rule.TableRule;
import org.wishwright.configuration.Tuples;
import org.wishwright.configuration.format.table.CellFault.Reason;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/**
 * Makes a model of a table. A table of combinations becomes a module a column, a rule that allows the rows, and a price table; a table
 * of options becomes its modules with their options and prices, all of which go together.
 */
public final class TableModel {

    /** So many faults are kept; the others are counted. */
    public static final int MOST_FAULTS = 100;

    private static final int LONGEST_NAME = 200;
    private static final int MOST_OPTIONS = 10_000;
    private static final Set<String> TRUE =
            Set.of("yes", "y", "true", "1", "x", "✓", "✔", "√", "是", "可", "有", "ja", "oui");
    private static final Set<String> FALSE =
            Set.of("no", "n", "false", "0", "", "-", "✗", "✘", "×", "否", "不可", "无", "nein", "non");
    private static final Pattern MATERIAL = Pattern.compile(
            "([\\p{L}\\p{N}_.+-]{1,64})(?:\\s+([0-9]{1,9}(?:\\.[0-9]{1,6})?)\\s*([\\p{L}\\p{N}%°]{1,12}))?");

    private final Table table;
    private final Mapping mapping;
    private final Product product;
    private final List<CellFault> faults = new ArrayList<>();
    private int faultCount;
    /** Modules in order, each with its options by the text of the cell. */
    private final Map<String, Part> parts = new LinkedHashMap<>();

    private final Ids moduleIds = new Ids();

    /** @param language ISO 639 code of the language that the table is written in */
    public record Product(String id, String name, String language, Currency currency) {}

    /**
     * What came of it.
     *
     * @param model null where there are faults
     * @param faults the first {@link #MOST_FAULTS}
     * @param faultCount all of them
     */
    public record Reading(@Nullable Model model, List<CellFault> faults, int faultCount) {
        public Reading {
            faults = List.copyOf(faults);
        }
    }

    private static final class Choice {
        private final String id;
        private final String name;
        private @Nullable String material;
        private @Nullable Production production;
        private long price;

        Choice(String id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    private static final class Part {
        private final String id;
        private final String name;
        private final Map<String, Choice> choices = new LinkedHashMap<>();
        private final Ids ids = new Ids();

        Part(String id, String name) {
            this.id = id;
            this.name = name;
        }

        Choice choice(String cell) {
            return choices.computeIfAbsent(cell, name -> new Choice(ids.of(name), name));
        }
    }

    private TableModel(Table table, Mapping mapping, Product product) {
        this.table = table;
        this.mapping = mapping;
        this.product = product;
    }

    /** Refused as {@code table.mapping-…} where the mapping makes no sense; faults of cells are told in the reading. */
    public static Outcome<Reading> read(Table table, Mapping mapping, Product product) {
        return mapping.checked(table.headings().size())
                .flatMap(checked -> new TableModel(table, checked, product).reading());
    }

    private Outcome<Reading> reading() {
        var model = mapping.listsOptions() ? options() : combinations();
        for (var part : parts.values()) {
            if (part.choices.size() > MOST_OPTIONS) {
                return Outcome.refused(Refusal.of(
                        "table.too-many-options",
                        "The module '{module}' has more than {limit} options; leave that column out.",
                        "module",
                        part.name,
                        "limit",
                        MOST_OPTIONS));
            }
        }
        if (faultCount > 0) {
            return Outcome.accepted(new Reading(null, faults, faultCount));
        }
        if (model.isEmpty()) {
            return Outcome.refused(Refusal.of(
                    "table.nothing-allowed", "No row of the table is allowed; see the column that says which are."));
        }
        return model.get().checked().map(checked -> new Reading(checked, List.of(), 0));
    }

    private void fault(int row, int column, Reason reason) {
        faultCount++;
        if (faults.size() < MOST_FAULTS) {
            faults.add(new CellFault(
                    table.lines().get(row),
                    column + 1,
                    reason,
                    table.rows().get(row).get(column)));
        }
    }

    private Optional<Model> combinations() {
        var columns = new ArrayList<Integer>();
        for (int c = 0; c < mapping.roles().size(); c++) {
            if (mapping.roles().get(c) == Role.MODULE) {
                columns.add(c);
                part(table.headings().get(c)
                        + (parts.containsKey(table.headings().get(c)) ? " " + (c + 1) : ""));
            }
        }
        var scope = List.copyOf(parts.values());
        var cells = new ArrayList<String>();
        var amounts = new ArrayList<Long>();
        var seen = new HashMap<List<String>, Long>();
        for (int row = 0; row < table.rows().size(); row++) {
            if (!allowed(row)) {
                continue;
            }
            var combination = combination(row, columns, scope);
            long price = price(row);
            var before = seen.putIfAbsent(combination, price);
            if (before == null) {
                cells.addAll(combination);
                amounts.add(price);
            } else if (before != price) {
                fault(row, mapping.column(Role.PRICE).orElse(0), Reason.OTHER_PRICE);
            }
        }
        if (amounts.isEmpty()) {
            return Optional.empty();
        }
        var ids = scope.stream().map(part -> part.id).toList();
        return Optional.of(model(rules(ids, cells, amounts.size()), variantPrices(ids, cells, amounts)));
    }

    private List<Rule> rules(List<String> ids, List<String> cells, int rows) {
        double all = 1;
        for (var part : parts.values()) {
            all *= part.choices.size();
        }
        return all == rows
                ? List.of()
                : List.of(new TableRule(
                        "variants",
                        0,
                        text(zh() ? "表中所列的组合。" : "The combinations that the table lists."),
                        ids,
                        Tuples.of(ids.size(), cells),
                        true));
    }

    private boolean zh() {
        return product.language().equals("zh");
    }

    private List<PriceTable> variantPrices(List<String> ids, List<String> cells, List<Long> amounts) {
        return mapping.column(Role.PRICE).isEmpty()
                ? List.of()
                : List.of(new PriceTable("variants", ids, Tuples.of(ids.size(), cells), amounts, 0));
    }

    private List<String> combination(int row, List<Integer> columns, List<Part> scope) {
        var combination = new ArrayList<String>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            int column = columns.get(i);
            var choice = choice(row, column, scope.get(i));
            combination.add(choice.id);
            for (int c = column + 1;
                    c < mapping.roles().size() && mapping.roles().get(c) != Role.MODULE;
                    c++) {
                if (mapping.roles().get(c) == Role.MATERIAL) {
                    material(row, c, choice);
                }
            }
        }
        return combination;
    }

    private Choice choice(int row, int column, Part part) {
        var cell = table.rows().get(row).get(column);
        if (cell.isEmpty()) {
            fault(row, column, Reason.EMPTY);
        } else if (cell.length() > LONGEST_NAME) {
            fault(row, column, Reason.TOO_LONG);
        }
        return part.choice(cell);
    }

    private Optional<Model> options() {
        int moduleColumn = mapping.roles().indexOf(Role.MODULE_NAME);
        int optionColumn = mapping.roles().indexOf(Role.OPTION_NAME);
        String module = "";
        for (int row = 0; row < table.rows().size(); row++) {
            var named = table.rows().get(row).get(moduleColumn);
            module = named.isEmpty() ? module : named;
            if (module.isEmpty()) {
                fault(row, moduleColumn, Reason.EMPTY);
            }
            if (!allowed(row)) {
                continue;
            }
            var part = part(module);
            int before = part.choices.size();
            var choice = choice(row, optionColumn, part);
            if (part.choices.size() == before) {
                fault(row, optionColumn, Reason.TWICE);
            }
            choice.price = price(row);
            int materialRow = row;
            mapping.column(Role.MATERIAL).ifPresent(c -> material(materialRow, c, choice));
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(model(List.of(), optionPrices()));
    }

    private List<PriceTable> optionPrices() {
        return parts.values().stream()
                .filter(part -> part.choices.values().stream().anyMatch(c -> c.price != 0))
                .map(part -> {
                    var priced = part.choices.values().stream()
                            .filter(c -> c.price != 0)
                            .toList();
                    return new PriceTable(
                            part.id,
                            List.of(part.id),
                            Tuples.of(1, priced.stream().map(c -> c.id).toList()),
                            priced.stream().map(c -> c.price).toList(),
                            0);
                })
                .toList();
    }

    private boolean allowed(int row) {
        var column = mapping.column(Role.ALLOWED);
        if (column.isEmpty()) {
            return true;
        }
        var word = Amounts.narrow(table.rows().get(row).get(column.get())).toLowerCase(Locale.ROOT);
        if (!TRUE.contains(word) && !FALSE.contains(word)) {
            fault(row, column.get(), Reason.NOT_YES_OR_NO);
        }
        return TRUE.contains(word);
    }

    /** Minor units; 0 where there is no column or the cell is at fault. */
    private long price(int row) {
        var column = mapping.column(Role.PRICE);
        if (column.isEmpty()) {
            return 0;
        }
        var cell = table.rows().get(row).get(column.get());
        if (cell.isEmpty() && mapping.listsOptions()) {
            return 0;
        }
        var amount = Amounts.parsed(cell, mapping.decimalComma());
        if (amount.isEmpty()) {
            fault(row, column.get(), cell.isEmpty() ? Reason.EMPTY : Reason.NOT_A_PRICE);
            return 0;
        }
        int digits = Math.max(0, product.currency().getDefaultFractionDigits());
        var minor = amount.get().movePointRight(digits).stripTrailingZeros();
        // three digits behind the sign could as well be thousands
        if (minor.scale() > 0 || amount.get().scale() > Math.max(2, digits)) {
            fault(row, column.get(), Reason.TOO_PRECISE);
            return 0;
        }
        if (minor.abs().compareTo(BigDecimal.valueOf(Model.PRICE_LIMIT)) >= 0) {
            fault(row, column.get(), Reason.TOO_LARGE);
            return 0;
        }
        return minor.longValueExact();
    }

    private void material(int row, int column, Choice choice) {
        var cell = Amounts.narrow(table.rows().get(row).get(column));
        if (cell.equals(choice.material)) {
            return;
        }
        if (choice.material != null) {
            fault(row, column, Reason.OTHER_MATERIAL);
            return;
        }
        choice.material = cell;
        if (cell.isEmpty() || cell.equals("-")) {
            return;
        }
        var match = MATERIAL.matcher(cell);
        if (!match.matches()) {
            fault(row, column, Reason.NOT_A_MATERIAL);
            return;
        }
        var quantity = match.group(2) == null ? BigDecimal.ONE : new BigDecimal(match.group(2));
        if (quantity.signum() == 0) {
            fault(row, column, Reason.NOT_A_MATERIAL);
            return;
        }
        var unit = match.group(3) == null ? "pcs" : match.group(3);
        choice.production = new Production(List.of(new Production.Material(match.group(1), quantity, unit)), List.of());
    }

    private Part part(String name) {
        return parts.computeIfAbsent(name, n -> new Part(moduleIds.of(n), n));
    }

    private Model model(List<Rule> rules, List<PriceTable> prices) {
        var modules = parts.values().stream()
                .map(part -> new Module(
                        part.id,
                        text(part.name),
                        part.choices.values().stream()
                                .map(c -> new Option(c.id, text(c.name), c.production))
                                .toList()))
                .toList();
        return new Model(product.id(), text(product.name()), product.currency(), 0, modules, rules, prices);
    }

    private LocalText text(String text) {
        return LocalText.of(product.language(), text);
    }
}

package org.wishwright.configuration.editing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Module;
import org.wishwright.configuration.Option;
import org.wishwright.configuration.editing.Edit.Row;
import org.wishwright.kernel.LocalText;

/**
 * A price table as it comes from a spreadsheet: two-dimensional, with the options of one module down the side and of another across
 * the top; or a list, with a module a column and the amount last. Cells are parted by tabs, else semicolons, else commas. Options and
 * modules are told by id or by name in any language. Amounts are major units, as in {@code 1,280.50} or {@code ¥80}.
 *
 * @param scope the modules, in the order of the rows' options; empty where none was recognised
 * @param rows those without fault
 */
public record PastedPrices(List<String> scope, List<Row> rows, List<List<Cell>> cells) {

    public static final int MOST_ROWS = 10_000;

    private static final Pattern NO_NUMBER = Pattern.compile("[\\s,，'’¥￥$€£]|[A-Z]{3}");
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

    /** Of which currencies a sign is. */
    private static final Map<String, Set<String>> SIGNS = Map.of(
            "¥", Set.of("CNY", "JPY"),
            "￥", Set.of("CNY", "JPY"),
            "€", Set.of("EUR"),
            "£", Set.of("GBP"),
            "$", Set.of("USD", "AUD", "CAD", "HKD", "MXN", "NZD", "SGD", "TWD"));

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,12}(\\.[0-9]{1,6})?");
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Model.PRICE_LIMIT - 1);

    /** @param fault a word for what is wrong: {@code option}, {@code amount}, {@code module}, {@code twice}, {@code missing}; else empty */
    public record Cell(String text, String fault) {}

    public PastedPrices {
        scope = List.copyOf(scope);
        rows = List.copyOf(rows);
        cells = cells.stream().map(List::copyOf).toList();
    }

    public boolean isWhole() {
        return !rows.isEmpty()
                && cells.stream().flatMap(List::stream).allMatch(c -> c.fault().isEmpty());
    }

    public static PastedPrices of(String text, Model model) {
        var rows = split(text);
        return flat(rows, model).or(() -> list(rows, model)).orElseGet(() -> unknown(rows, model));
    }

    private static List<List<String>> split(String text) {
        var separator = text.contains("\t") ? "\t" : text.contains(";") ? ";" : ",";
        return text.lines()
                .filter(line -> !line.isBlank())
                .limit(MOST_ROWS)
                .map(line -> List.of(line.split(separator, -1)).stream()
                        .map(String::strip)
                        .toList())
                .toList();
    }

    /**
     * Which module has these options; the one with the most where some are not known.
     *
     * @param unknown how many for each known one may be unknown: 1 for a column of a list, less where a row may be something else
     */
    private static Optional<Module> module(List<String> cells, Model model, double unknown) {
        Module best = null;
        long most = 0;
        for (var module : model.modules()) {
            long known = cells.stream()
                    .filter(cell -> option(module, cell).isPresent())
                    .count();
            if (known > most) {
                best = module;
                most = known;
            }
        }
        return most > 0 && cells.size() - most <= unknown * most ? Optional.ofNullable(best) : Optional.empty();
    }

    private static Optional<Option> option(Module module, String cell) {
        return module.options().stream().filter(o -> is(o.id(), o.name(), cell)).findFirst();
    }

    private static boolean is(String id, LocalText name, String cell) {
        return id.equalsIgnoreCase(cell) || name.texts().values().stream().anyMatch(cell::equalsIgnoreCase);
    }

    private static Optional<PastedPrices> flat(List<List<String>> rows, Model model) {
        if (rows.size() < 2 || rows.getFirst().size() < 2) {
            return Optional.empty();
        }
        var across = module(rows.getFirst().subList(1, rows.getFirst().size()), model, 0.5);
        var down = module(rows.stream().skip(1).map(List::getFirst).toList(), model, 1);
        return across.isPresent() && down.isPresent() && across.get() != down.get()
                ? Optional.of(flat(rows, down.get(), across.get(), model.currency()))
                : Optional.empty();
    }

    private static PastedPrices flat(List<List<String>> rows, Module down, Module across, Currency currency) {
        var priced = new ArrayList<Row>();
        var cells = new ArrayList<List<Cell>>();
        var seen = new HashSet<List<String>>();
        var top = rows.getFirst();
        var head = new ArrayList<Cell>();
        head.add(new Cell(top.getFirst(), ""));
        top.stream().skip(1).forEach(cell -> head.add(named(across, cell)));
        cells.add(head);
        for (var row : rows.subList(1, rows.size())) {
            var line = new ArrayList<Cell>();
            line.add(named(down, row.getFirst()));
            for (int c = 1; c < top.size(); c++) {
                var cell = c < row.size() ? row.get(c) : "";
                var one = option(down, row.getFirst());
                var other = option(across, top.get(c));
                line.add(amount(
                        cell,
                        one.isPresent() && other.isPresent(),
                        currency,
                        seen,
                        priced,
                        () -> List.of(
                                one.orElseThrow().id(), other.orElseThrow().id())));
            }
            cells.add(line);
        }
        return new PastedPrices(List.of(down.id(), across.id()), priced, cells);
    }

    private interface Combination {
        List<String> options();
    }

    private static Cell amount(
            String text,
            boolean known,
            Currency currency,
            Set<List<String>> seen,
            List<Row> priced,
            Combination combination) {
        if (text.isEmpty()) {
            return new Cell(text, ""); // what is not listed adds what the table says of the others
        }
        var minor = minor(text, currency);
        if (minor.isEmpty()) {
            return new Cell(text, "amount");
        }
        if (known) {
            var options = combination.options();
            if (!seen.add(options)) {
                return new Cell(text, "twice");
            }
            priced.add(new Row(options, minor.get()));
        }
        return new Cell(text, "");
    }

    private static Cell named(Module module, String cell) {
        return new Cell(cell, option(module, cell).isPresent() ? "" : "option");
    }

    /** Minor units of an amount as people write it; empty where it is none, or one of another currency. */
    public static Optional<Long> minor(String text, Currency currency) {
        if (isOfAnother(text, currency)) {
            return Optional.empty();
        }
        var plain = NO_NUMBER.matcher(text.strip()).replaceAll("").replace('−', '-');
        if (!NUMBER.matcher(plain).matches()) {
            return Optional.empty();
        }
        var minor = new BigDecimal(plain).movePointRight(Math.max(0, currency.getDefaultFractionDigits()));
        return minor.stripTrailingZeros().scale() > 0 || minor.abs().compareTo(LARGEST) > 0
                ? Optional.empty()
                : Optional.of(minor.longValueExact());
    }

    /** Whether a code or a sign says another currency. */
    private static boolean isOfAnother(String text, Currency currency) {
        var own = currency.getCurrencyCode();
        return CODE.matcher(text).results().anyMatch(code -> !code.group().equals(own))
                || SIGNS.entrySet().stream()
                        .anyMatch(sign ->
                                text.contains(sign.getKey()) && !sign.getValue().contains(own));
    }

    private static Optional<PastedPrices> list(List<List<String>> rows, Model model) {
        if (rows.isEmpty() || rows.getFirst().size() < 2) {
            return Optional.empty();
        }
        int columns = rows.getFirst().size() - 1;
        var head = rows.getFirst();
        boolean titled = minor(head.getLast(), model.currency()).isEmpty()
                && head.stream()
                        .limit(columns)
                        .noneMatch(cell -> model.modules().stream()
                                .anyMatch(m -> option(m, cell).isPresent()));
        var body = titled ? rows.subList(1, rows.size()) : rows;
        var modules = new ArrayList<Module>();
        for (int c = 0; c < columns; c++) {
            int column = c;
            var named = model.modules().stream()
                    .filter(m -> titled && is(m.id(), m.name(), head.get(column)))
                    .findFirst();
            var module = named.or(() -> module(
                    body.stream()
                            .map(row -> column < row.size() ? row.get(column) : "")
                            .toList(),
                    model,
                    1));
            if (module.isEmpty() || modules.contains(module.get())) {
                return Optional.empty();
            }
            modules.add(module.get());
        }
        return Optional.of(list(titled ? head : List.of(), body, modules, model.currency()));
    }

    private static PastedPrices list(
            List<String> head, List<List<String>> body, List<Module> modules, Currency currency) {
        var priced = new ArrayList<Row>();
        var cells = new ArrayList<List<Cell>>();
        var seen = new HashSet<List<String>>();
        if (!head.isEmpty()) {
            cells.add(head.stream().map(cell -> new Cell(cell, "")).toList());
        }
        for (var row : body) {
            var line = new ArrayList<Cell>();
            var options = new ArrayList<String>();
            for (int c = 0; c < modules.size(); c++) {
                var cell = c < row.size() ? row.get(c) : "";
                line.add(named(modules.get(c), cell));
                option(modules.get(c), cell).ifPresent(o -> options.add(o.id()));
            }
            var amount = row.size() > modules.size() ? row.get(modules.size()) : "";
            line.add(
                    amount.isEmpty()
                            ? new Cell(amount, "missing")
                            : amount(
                                    amount,
                                    options.size() == modules.size(),
                                    currency,
                                    seen,
                                    priced,
                                    () -> List.copyOf(options)));
            cells.add(line);
        }
        return new PastedPrices(modules.stream().map(Module::id).toList(), priced, cells);
    }

    private static PastedPrices unknown(List<List<String>> rows, Model model) {
        var cells = rows.stream()
                .map(row -> row.stream()
                        .map(cell -> new Cell(
                                cell,
                                minor(cell, model.currency()).isPresent()
                                                || model.modules().stream()
                                                        .anyMatch(m ->
                                                                option(m, cell).isPresent())
                                        ? ""
                                        : "module"))
                        .toList())
                .toList();
        return new PastedPrices(List.of(), List.of(), cells);
    }
}

package org.wishwright.configuration.format.table;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/**
 * What each column of a table is.
 *
 * @param decimalComma whether prices are written as in 1.234,50 rather than 1,234.50
 */
public record Mapping(List<Role> roles, boolean decimalComma) {

    private static final int ROWS_LOOKED_AT = 2_000;
    private static final Map<Role, Set<String>> WORDS = new EnumMap<>(Map.of(
            Role.PRICE,
            Set.of(
                    "price",
                    "prices",
                    "amount",
                    "cost",
                    "surcharge",
                    "preis",
                    "prix",
                    "precio",
                    "msrp",
                    "价格",
                    "单价",
                    "售价",
                    "总价",
                    "加价",
                    "金额",
                    "价钱",
                    "零售价"),
            Role.ALLOWED,
            Set.of("allowed", "available", "valid", "possible", "sellable", "可售", "可选", "允许", "有效", "是否可选", "是否可售"),
            Role.MATERIAL,
            Set.of("material code", "material", "bom", "item code", "part number", "part no", "物料", "物料编码", "用料", "料号"),
            Role.MODULE_NAME,
            Set.of("module", "attribute", "feature", "component", "part", "group", "部件", "模块", "属性", "选项组", "类别"),
            Role.OPTION_NAME,
            Set.of("option", "value", "choice", "variant", "选项", "选择", "值", "规格", "属性值")));
    private static final Set<String> NUMBERS =
            Set.of("no", "no.", "nr", "nr.", "#", "id", "sku", "序号", "编号", "货号", "sku编码");

    public Mapping {
        roles = List.copyOf(roles);
    }

    /** The likely meaning of each column, from its heading and its cells. */
    public static Mapping guess(Table table) {
        var roles = new ArrayList<Role>();
        for (int c = 0; c < table.headings().size(); c++) {
            roles.add(guess(table, c));
        }
        if (!roles.contains(Role.MODULE_NAME) || !roles.contains(Role.OPTION_NAME)) {
            roles.replaceAll(role -> role == Role.MODULE_NAME || role == Role.OPTION_NAME ? Role.MODULE : role);
        } else {
            roles.replaceAll(role -> role == Role.MODULE ? Role.IGNORED : role);
        }
        onlyFirst(roles, Role.PRICE, Role.IGNORED);
        onlyFirst(roles, Role.ALLOWED, Role.MODULE);
        int price = roles.indexOf(Role.PRICE);
        return new Mapping(roles, price >= 0 && Amounts.writesDecimalComma(cells(table, price)));
    }

    private static void onlyFirst(List<Role> roles, Role one, Role others) {
        int first = roles.indexOf(one);
        for (int c = first + 1; first >= 0 && c < roles.size(); c++) {
            if (roles.get(c) == one) {
                roles.set(c, others);
            }
        }
    }

    private static Role guess(Table table, int column) {
        var heading = heading(table.headings().get(column));
        for (var words : WORDS.entrySet()) {
            if (words.getValue().contains(heading)) {
                return words.getKey();
            }
        }
        var cells = cells(table, column);
        if (heading.isEmpty() || NUMBERS.contains(heading) && new HashSet<>(cells).size() == cells.size()) {
            return Role.IGNORED;
        }
        return cells.stream().allMatch(Amounts::hasCurrency) ? Role.PRICE : Role.MODULE;
    }

    /** Without what stands in brackets, as in {@code Price (CNY)} or 价格（元）. */
    private static String heading(String heading) {
        return Amounts.narrow(heading).replaceAll("[(\\[].*", "").strip().toLowerCase(Locale.ROOT);
    }

    private static List<String> cells(Table table, int column) {
        return table.rows().stream()
                .limit(ROWS_LOOKED_AT)
                .map(row -> row.get(column))
                .toList();
    }

    /** Where the first column of a role is. */
    Optional<Integer> column(Role role) {
        int column = roles.indexOf(role);
        return column < 0 ? Optional.empty() : Optional.of(column);
    }

    /** Whether each row is an option, and not a combination. */
    public boolean listsOptions() {
        return roles.contains(Role.MODULE_NAME);
    }

    /** This mapping where a model can be made with it, else {@code table.mapping-…}. */
    public Outcome<Mapping> checked(int columns) {
        if (roles.size() != columns) {
            return refused("width", "The mapping is for {roles} columns, and the table has {columns}.", columns);
        }
        if (listsOptions() != roles.contains(Role.OPTION_NAME)) {
            return refused("half", "Say both which column names the module and which the option.", columns);
        }
        if (listsOptions() && roles.contains(Role.MODULE)) {
            return refused("both", "A table lists either options or combinations; ignore the other columns.", columns);
        }
        if (!listsOptions() && !roles.contains(Role.MODULE)) {
            return refused("no-module", "Say at least of one column that it is a module.", columns);
        }
        for (var role : List.of(Role.MODULE_NAME, Role.OPTION_NAME, Role.PRICE, Role.ALLOWED)) {
            if (roles.stream().filter(r -> r == role).count() > 1) {
                return refused("twice", "Only one column can be {role}.", columns, "role", role);
            }
        }
        int material = roles.indexOf(Role.MATERIAL);
        if (!listsOptions() && material >= 0 && !roles.subList(0, material).contains(Role.MODULE)) {
            return refused("material-first", "A material belongs to the module on its left; move it.", columns);
        }
        return Outcome.accepted(this);
    }

    private Outcome<Mapping> refused(String code, String sentence, int columns, Object... more) {
        var values = new ArrayList<Object>(List.of("roles", roles.size(), "columns", columns));
        values.addAll(List.of(more));
        return Outcome.refused(Refusal.of("table.mapping-" + code, sentence, values.toArray()));
    }
}

package org.wishwright.configuration.format.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.wishwright.configuration.Extras;
import org.wishwright.configuration.Group;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Module;
import org.wishwright.configuration.PriceFormula;
import org.wishwright.configuration.PriceTable;
import org.wishwright.configuration.Rule;
import org.wishwright.configuration.Rule.FormulaRule;
import org.wishwright.configuration.Rule.TableRule;
import org.wishwright.configuration.Tuples;
import org.wishwright.configuration.Validity;

/** Reads the members of a model. */
final class ModelJsonReader {

    private static final Set<String> KNOWN = Set.of(
            "format",
            "version",
            "id",
            "name",
            "currency",
            "base",
            "modules",
            "rules",
            "prices",
            "groups",
            "calculated",
            "dated",
            "validity");
    private static final Set<String> PRICES = Set.of("id", "modules", "rows", "amounts", "otherwise");
    private static final long MOST_MINOR = Model.PRICE_LIMIT - 1;
    private static final int MOST_MEMBERS = 10_000;

    private ModelJsonReader() {}

    static Model read(JsonValue json) throws JsonFault {
        if (!json.at("format").text().equals(ModelJson.FORMAT)) {
            throw json.at("format").fault("it is no '" + ModelJson.FORMAT + "'");
        }
        json.at("version").whole(ModelJson.VERSION, ModelJson.VERSION);
        json.only(KNOWN);
        var modules = new ArrayList<Module>();
        for (var one : json.at("modules").list()) {
            modules.add(ModuleJson.read(one));
        }
        var rules = new ArrayList<Rule>();
        for (var one : json.list("rules")) {
            rules.add(rule(one));
        }
        return new Model(
                json.at("id").id(),
                json.at("name").localText(),
                currency(json.at("currency")),
                json.at("base").whole(-MOST_MINOR, MOST_MINOR),
                modules,
                rules,
                tables(json.list("prices")),
                extras(json));
    }

    private static Currency currency(JsonValue json) throws JsonFault {
        try {
            return Currency.getInstance(json.text());
        } catch (IllegalArgumentException e) {
            throw json.fault("this is no ISO 4217 currency, as \"CNY\" is");
        }
    }

    private static Rule rule(JsonValue json) throws JsonFault {
        var kind = json.at("kind");
        var id = json.at("id").id();
        var words = json.at("words").localText();
        switch (kind.text()) {
            case "formula" -> {
                json.only(Set.of("id", "words", "kind", "formula"));
                return new FormulaRule(id, 0, words, FormulaJson.read(json.at("formula")));
            }
            case "allow", "forbid" -> {
                json.only(Set.of("id", "words", "kind", "modules", "rows"));
                var modules = json.at("modules").ids();
                return new TableRule(
                        id, 0, words, modules, rows(json, modules), kind.text().equals("allow"));
            }
            default -> throw kind.fault("no rule is of this kind; known are allow, forbid, formula");
        }
    }

    private static Tuples rows(JsonValue json, List<String> modules) throws JsonFault {
        if (modules.isEmpty()) {
            throw json.at("modules").fault("one module at least is spoken of");
        }
        var cells = new ArrayList<String>();
        for (var row : json.at("rows").list()) {
            var options = row.ids();
            if (options.size() != modules.size()) {
                throw row.fault("a row has an option for each of the " + modules.size() + " modules");
            }
            cells.addAll(options);
        }
        return Tuples.of(modules.size(), cells);
    }

    private static List<PriceTable> tables(List<JsonValue> json) throws JsonFault {
        var tables = new ArrayList<PriceTable>();
        for (var one : json) {
            one.only(PRICES);
            var modules = one.at("modules").ids();
            var rows = rows(one, modules);
            var amounts = new ArrayList<Long>();
            for (var amount : one.at("amounts").list()) {
                amounts.add(amount.whole(-MOST_MINOR, MOST_MINOR));
            }
            if (amounts.size() != rows.rows()) {
                throw one.at("amounts").fault("there is an amount for each of the " + rows.rows() + " rows");
            }
            var otherwise = one.at("otherwise").whole(-MOST_MINOR, MOST_MINOR);
            tables.add(new PriceTable(one.at("id").id(), modules, rows, amounts, otherwise));
        }
        return tables;
    }

    private static Extras extras(JsonValue json) throws JsonFault {
        var groups = new ArrayList<Group>();
        for (var one : json.list("groups")) {
            one.only(Set.of("id", "name", "members", "least", "most"));
            groups.add(new Group(
                    one.at("id").id(),
                    one.at("name").localText(),
                    one.at("members").ids(),
                    (int) one.at("least").whole(0, MOST_MEMBERS),
                    (int) one.at("most").whole(0, MOST_MEMBERS)));
        }
        var formulas = new ArrayList<PriceFormula>();
        for (var one : json.list("calculated")) {
            one.only(Set.of("id", "calculated", "when"));
            var quantity = FormulaJson.quantity(one.at("calculated"));
            formulas.add(new PriceFormula(one.at("id").id(), quantity, FormulaJson.when(one)));
        }
        var validity = new ArrayList<Validity>();
        for (var one : json.list("validity")) {
            validity.add(validity(one));
        }
        return new Extras(groups, formulas, tables(json.list("dated")), validity);
    }

    private static Validity validity(JsonValue json) throws JsonFault {
        json.only(Set.of("of", "id", "from", "until"));
        var of = json.at("of");
        var word = of.text();
        var from = json.find("from");
        var until = json.find("until");
        return new Validity(
                Arrays.stream(Validity.Of.values())
                        .filter(o -> o.name().toLowerCase(Locale.ROOT).equals(word))
                        .findFirst()
                        .orElseThrow(() -> of.fault("only an option, a rule or a price has a validity")),
                json.at("id").text(),
                from == null ? null : from.day(),
                until == null ? null : until.day());
    }
}

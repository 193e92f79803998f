package org.wishwright.configuration.format;

import static org.wishwright.configuration.format.LineParts.amount;
import static org.wishwright.configuration.format.LineParts.day;
import static org.wishwright.configuration.format.LineParts.id;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Formula;
import org.wishwright.configuration.Kind;
import org.wishwright.configuration.PriceFormula;
import org.wishwright.configuration.Validity;
import org.wishwright.configuration.format.FormulaText.Mistake;
import org.wishwright.configuration.format.ModelDraft.Key;
import org.wishwright.configuration.format.ModelDraft.ModuleDraft;
import org.wishwright.configuration.format.ModelDraft.TableDraft;

/** The lines of rules and prices, their rows, and when they are valid. */
final class RuleLines {

    private final Place place;

    RuleLines(Place place) {
        this.place = place;
    }

    void price(List<String> words) throws Mistake {
        boolean each =
                words.size() == 4 && words.get(2).equals("per") && words.get(3).equals("character");
        if (words.size() == 2 || each) {
            optionPrice(words.get(1), each);
            return;
        }
        place.forget();
        boolean calculated = words.size() > 3 && words.get(2).equals("formula");
        boolean table = words.size() > 5
                && words.get(2).equals("default")
                && words.get(4).equals("for");
        if (!calculated && !table) {
            throw new Mistake("this line is 'price AMOUNT' or 'price ID default AMOUNT for MODULE …'"
                    + " or 'price ID formula CALCULATION'");
        }
        var id = id(words.get(1));
        if (place.draft.prices.containsKey(id) || place.draft.formulas.containsKey(id)) {
            throw new Mistake("there is a price table '" + id + "' already");
        }
        if (calculated) {
            place.draft.formulas.put(id, calculated(id, String.join(" ", words.subList(3, words.size()))));
        } else {
            var fresh = new TableDraft(
                    id, place.line, scope(words.subList(5, words.size())), true, false, amount(words.get(3)));
            place.draft.prices.put(id, fresh);
            place.table = fresh;
        }
        place.dated = new Key(Validity.Of.PRICE, id);
    }

    private void optionPrice(String word, boolean each) throws Mistake {
        var of = place.made();
        if (of.price != null) {
            throw new Mistake("the option '" + of.id + "' has a price already");
        }
        var module = place.module;
        boolean isText = module != null && module.form.kind() instanceof Kind.Text;
        if (isText != each) {
            throw new Mistake(
                    each
                            ? "only a text has a price per character"
                            : "a text has a price per character: 'price AMOUNT per character'");
        }
        of.price = amount(word);
    }

    private PriceFormula calculated(String id, String text) throws Mistake {
        var currency = place.draft.currency;
        if (currency == null) {
            throw new Mistake("the line 'currency CODE' must stand above a calculated price");
        }
        var words = FormulaText.words(text);
        int when = words.indexOf("when");
        var sum = words.subList(0, when < 0 ? words.size() : when);
        var quantity = QuantityText.parse(sum, place, currency.getCurrencyCode());
        return new PriceFormula(
                id, quantity, when < 0 ? null : formula(String.join(" ", words.subList(when + 1, words.size()))));
    }

    private List<ModuleDraft> scope(List<String> words) throws Mistake {
        var scope = new LinkedHashMap<String, ModuleDraft>();
        for (var word : words) {
            if (scope.put(word, place.known(word)) != null) {
                throw new Mistake("the module '" + word + "' is named twice");
            }
        }
        return List.copyOf(scope.values());
    }

    void tableRule(List<String> words) throws Mistake {
        place.forget();
        boolean allowed = words.size() > 3 && words.get(2).equals("allow");
        if (!allowed && !(words.size() > 3 && words.get(2).equals("forbid"))) {
            throw new Mistake(
                    "this line is 'rule ID allow MODULE …', 'rule ID forbid MODULE …' or 'rule ID formula FORMULA'");
        }
        var scope = scope(words.subList(3, words.size()));
        var fresh = new TableDraft(ruleId(words.get(1)), place.line, scope, false, allowed, 0);
        place.draft.rules.put(fresh.id, fresh);
        place.table = fresh;
        place.text = fresh.words;
        place.dated = new Key(Validity.Of.RULE, fresh.id);
    }

    private String ruleId(String word) throws Mistake {
        var id = id(word);
        if (place.draft.rules.containsKey(id)) {
            throw new Mistake("there is a rule '" + id + "' already");
        }
        return id;
    }

    void formulaRule(String word, String formulaText) throws Mistake {
        place.forget();
        var id = ruleId(word);
        var fresh = new ModelDraft.FormulaDraft(id, place.line, formula(formulaText));
        place.draft.rules.put(id, fresh);
        place.text = fresh.words;
        place.dated = new Key(Validity.Of.RULE, id);
    }

    Formula formula(String formulaText) throws Mistake {
        var formula = FormulaText.parse(formulaText, place);
        var atoms = new ArrayList<Formula.Atom>();
        formula.forEachAtom(atoms::add);
        for (var atom : atoms) {
            Place.known(place.known(atom.module()), atom.option());
        }
        return formula;
    }

    void row(List<String> words) throws Mistake {
        var table = place.table;
        if (table == null) {
            throw new Mistake("a row must stand under a rule of 'allow' or 'forbid', or under a price table");
        }
        int arity = table.scope.size();
        int expected = table.isPrice ? arity + 2 : arity;
        if (words.size() != expected || table.isPrice && !words.get(arity).equals("=")) {
            throw new Mistake("a row of '" + table.id + "' has " + arity + " option" + (arity == 1 ? "" : "s")
                    + (table.isPrice ? ", '=' and an amount" : ""));
        }
        var row = new ArrayList<String>();
        for (int c = 0; c < arity; c++) {
            row.add(Place.known(table.scope.get(c), words.get(c)));
        }
        long amount = table.isPrice ? amount(words.get(arity + 1)) : 0;
        if (table.isPrice && !table.seen.add(row)) {
            throw new Mistake("the combination " + String.join(" ", row) + " is priced twice");
        }
        table.cells.addAll(row);
        table.amounts.add(amount);
    }

    /** {@code valid from DAY until DAY}, or one of the two. */
    void valid(List<String> words) throws Mistake {
        var key = place.dated;
        if (key == null) {
            throw new Mistake("a validity must stand under an option, a rule, or a price line with an id");
        }
        @Nullable LocalDate from = null;
        @Nullable LocalDate until = null;
        int at = 1;
        if (words.size() > at + 1 && words.get(at).equals("from")) {
            from = day(words.get(at + 1));
            at += 2;
        }
        if (words.size() > at + 1 && words.get(at).equals("until")) {
            until = day(words.get(at + 1));
            at += 2;
        }
        if (at == 1 || at != words.size()) {
            throw new Mistake("this line is 'valid from DAY until DAY', or one of the two,"
                    + " as in valid from 2026-03-01 until 2026-06-30");
        }
        if (from != null && until != null && until.isBefore(from)) {
            throw new Mistake("it ends on " + until + " before it begins on " + from);
        }
        if (place.draft.validity.putIfAbsent(key, new Validity(key.of(), key.id(), from, until)) != null) {
            throw new Mistake("'" + key.id() + "' has a validity already");
        }
    }
}

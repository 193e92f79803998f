package org.wishwright.configuration.format;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Formula;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Production.Material;
import org.wishwright.configuration.Production.Step;
import org.wishwright.configuration.Scale;
import org.wishwright.configuration.format.FormulaText.Mistake;
import org.wishwright.configuration.format.ModelDraft.ModuleDraft;
import org.wishwright.configuration.format.ModelDraft.OptionDraft;
import org.wishwright.configuration.format.ModelDraft.TableDraft;
import org.wishwright.configuration.format.ModelDraft.TextDraft;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/** Reads the model text line by line and notes every problem with its line. */
final class ModelTextReader {

    private static final int MOST_PROBLEMS = 20;
    private static final int LONGEST_LINE = 100_000;
    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}_.+-]{1,64}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Pattern QUANTITY = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,9})?");

    private final ModelDraft draft = new ModelDraft();
    private final List<String> problems = new ArrayList<>();
    private int count;
    private int firstLine;
    private int line;

    private @Nullable ModuleDraft module;
    private @Nullable OptionDraft option;
    private @Nullable TableDraft table;
    /** Of what was declared last; null where that was refused, so that its names are not refused again. */
    private @Nullable TextDraft text = draft.name;

    Outcome<Model> read(String modelText) {
        boolean first = true;
        for (var raw : (Iterable<String>) modelText.lines()::iterator) {
            line++;
            var stripped = raw.strip();
            if (stripped.isEmpty() || stripped.startsWith("#")) {
                continue;
            }
            try {
                if (first && !stripped.equals("wishwright-model 1")) {
                    throw new Mistake("the first line must be 'wishwright-model 1'");
                }
                if (!first) {
                    line(stripped);
                }
            } catch (Mistake mistake) {
                problem(line, mistake.reason());
                if (first) {
                    return refused();
                }
            }
            first = false;
        }
        if (first) {
            problem(1, "the text is empty");
        }
        unknownVariants();
        draft.missing().forEach(reason -> problem(Math.max(1, line), reason));
        return count > 0 ? refused() : draft.model().checked();
    }

    private void problem(int at, String reason) {
        if (count++ == 0) {
            firstLine = at;
        }
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(at + ": " + reason);
        }
    }

    private Outcome<Model> refused() {
        var first = problems.getFirst();
        return Outcome.refused(Refusal.of(
                "model.text-invalid",
                "The model text was not read, because of " + count + " problem" + (count == 1 ? "" : "s") + "; line "
                        + String.join("; line ", problems) + ".",
                "line",
                firstLine,
                "reason",
                first.substring(first.indexOf(' ') + 1),
                "count",
                count,
                "problems",
                String.join("\n", problems)));
    }

    private void line(String stripped) throws Mistake {
        if (stripped.length() > LONGEST_LINE) {
            throw new Mistake("the line is longer than " + LONGEST_LINE + " characters");
        }
        var formula = stripped.startsWith("rule") ? stripped.split("\\s+", 4) : new String[0];
        if (formula.length >= 3 && formula[0].equals("rule") && formula[2].equals("formula")) {
            formulaRule(formula[1], formula.length == 4 ? formula[3] : "");
            return;
        }
        var words = LineWords.split(stripped);
        switch (words.getFirst()) {
            case "model" -> draft.id = id(only(words, "model ID"));
            case "currency" -> currency(only(words, "currency CODE"));
            case "base" -> draft.base = amount(only(words, "base AMOUNT"));
            case "name", "words" -> name(words);
            case "help" -> help(words);
            case "module" -> module(only(words, "module ID"), null);
            case "measure" -> measure(words);
            case "option" -> option(only(words, "option ID"));
            case "colour" -> colour(only(words, "colour #RRGGBB"));
            case "price" -> price(words);
            case "material" -> material(words);
            case "step" -> step(words);
            case "piece" -> option().isPiece = true;
            case "varies" -> varies(words.subList(1, words.size()));
            case "rule" -> tableRule(words);
            case "|" -> row(words.subList(1, words.size()));
            default -> throw new Mistake("'" + LineWords.shortened(words.getFirst()) + "' begins no line of a model");
        }
    }

    private static String only(List<String> words, String form) throws Mistake {
        if (words.size() != 2) {
            throw new Mistake("this line is '" + form + "'");
        }
        return words.get(1);
    }

    private static String id(String word) throws Mistake {
        if (!ID.matcher(word).matches()) {
            throw new Mistake("'" + LineWords.shortened(word)
                    + "' is no id; an id is 1 to 64 letters, digits, '_', '.', '+' or '-'");
        }
        return word;
    }

    private static long amount(String word) throws Mistake {
        try {
            long amount = Long.parseLong(word);
            if (amount > -Model.PRICE_LIMIT && amount < Model.PRICE_LIMIT) {
                return amount;
            }
        } catch (NumberFormatException e) {
            throw new Mistake("'" + LineWords.shortened(word) + "' is no amount; amounts are whole minor units");
        }
        throw new Mistake("the amount " + word + " is more than any product costs");
    }

    private static int seconds(String word) throws Mistake {
        try {
            int seconds = Integer.parseInt(word);
            if (seconds >= 0) {
                return seconds;
            }
        } catch (NumberFormatException e) {
            throw new Mistake("'" + LineWords.shortened(word) + "' is no number of seconds");
        }
        throw new Mistake("'" + word + "' seconds are less than none");
    }

    private void currency(String code) throws Mistake {
        try {
            draft.currency = Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new Mistake("'" + LineWords.shortened(code) + "' is no ISO 4217 currency");
        }
    }

    private void name(List<String> words) throws Mistake {
        if (words.size() != 3 || !LANGUAGE.matcher(words.get(1)).matches()) {
            throw new Mistake("this line is '" + words.getFirst() + " LANGUAGE \"TEXT\"', as in name en \"Frame\"");
        }
        if (text != null && text.texts.putIfAbsent(words.get(1), words.get(2)) != null) {
            throw new Mistake("there is a text in '" + words.get(1) + "' already");
        }
    }

    /** How to choose or to measure; it stands under its module, before the options. */
    private void help(List<String> words) throws Mistake {
        if (module == null || option != null) {
            throw new Mistake("help must stand under its module, before the options");
        }
        var name = text;
        text = module.help;
        try {
            name(words);
        } finally {
            text = name;
        }
    }

    private void measure(List<String> words) throws Mistake {
        forget();
        boolean wellFormed = words.size() == 10
                && words.get(2).equals("unit")
                && words.get(4).equals("from")
                && words.get(6).equals("to")
                && words.get(8).equals("step");
        if (!wellFormed) {
            throw new Mistake("this line is 'measure ID unit UNIT from NUMBER to NUMBER step NUMBER',"
                    + " as in measure chest unit cm from 84 to 130 step 1");
        }
        var scale = new Scale(words.get(3), number(words.get(5)), number(words.get(7)), number(words.get(9)));
        var fault = scale.fault();
        if (fault.isPresent()) {
            throw new Mistake("this measure cannot be used: " + fault.get());
        }
        module(words.get(1), scale);
    }

    private static BigDecimal number(String word) throws Mistake {
        if (!QUANTITY.matcher(word).matches()) {
            throw new Mistake("'" + LineWords.shortened(word) + "' is no number, as 96 and 96.5 are");
        }
        return new BigDecimal(word);
    }

    private void module(String word, @Nullable Scale scale) throws Mistake {
        forget();
        var id = id(word);
        var fresh = new ModuleDraft(id, scale);
        if (draft.modules.putIfAbsent(id, fresh) != null) {
            throw new Mistake("there is a module '" + id + "' already");
        }
        module = fresh;
        text = fresh.name;
    }

    /** Lines that follow a refused declaration are not counted as further problems where that can be helped. */
    private void forget() {
        module = null;
        option = null;
        table = null;
        text = null;
    }

    private void option(String word) throws Mistake {
        option = null;
        text = null;
        if (module == null) {
            throw new Mistake("an option must stand under its module");
        }
        if (module.scale != null) {
            throw new Mistake("the measure '" + module.id + "' has its numbers already; it takes no options");
        }
        var id = id(word);
        var fresh = new OptionDraft(id);
        if (module.options.putIfAbsent(id, fresh) != null) {
            throw new Mistake("module '" + module.id + "' has an option '" + id + "' already");
        }
        option = fresh;
        text = fresh.name;
    }

    private OptionDraft option() throws Mistake {
        if (option == null) {
            throw new Mistake("this line must stand under an option");
        }
        return option;
    }

    private void colour(String word) throws Mistake {
        var of = option();
        if (of.colour != null) {
            throw new Mistake("the option '" + of.id + "' has a colour already");
        }
        if (!COLOUR.matcher(word).matches()) {
            throw new Mistake("'" + LineWords.shortened(word) + "' is no colour, as #1f2a44 is");
        }
        of.colour = word.toLowerCase(Locale.ROOT);
    }

    private void price(List<String> words) throws Mistake {
        if (words.size() == 2) {
            var of = option();
            if (of.price != null) {
                throw new Mistake("the option '" + of.id + "' has a price already");
            }
            of.price = amount(words.get(1));
            return;
        }
        forget();
        if (words.size() < 6 || !words.get(2).equals("default") || !words.get(4).equals("for")) {
            throw new Mistake("this line is 'price AMOUNT' or 'price ID default AMOUNT for MODULE …'");
        }
        var id = id(words.get(1));
        if (draft.prices.containsKey(id)) {
            throw new Mistake("there is a price table '" + id + "' already");
        }
        var fresh = new TableDraft(id, line, scope(words.subList(5, words.size())), true, false, amount(words.get(3)));
        draft.prices.put(id, fresh);
        table = fresh;
    }

    private List<ModuleDraft> scope(List<String> words) throws Mistake {
        var scope = new LinkedHashMap<String, ModuleDraft>();
        for (var word : words) {
            if (scope.put(word, known(word)) != null) {
                throw new Mistake("the module '" + word + "' is named twice");
            }
        }
        return List.copyOf(scope.values());
    }

    private ModuleDraft known(String moduleId) throws Mistake {
        var known = draft.modules.get(moduleId);
        if (known == null) {
            throw new Mistake("there is no module '" + LineWords.shortened(moduleId) + "' above");
        }
        return known;
    }

    private static String known(ModuleDraft of, String optionId) throws Mistake {
        var known = of.options.get(optionId);
        if (known == null) {
            throw new Mistake("module '" + of.id + "' has no option '" + LineWords.shortened(optionId) + "'");
        }
        return known.id;
    }

    private void material(List<String> words) throws Mistake {
        if (words.size() != 4
                || !QUANTITY.matcher(words.get(2)).matches()
                || words.get(1).isBlank()) {
            throw new Mistake("this line is 'material CODE QUANTITY UNIT', as in material TUBE-25 2.5 m");
        }
        var quantity = new BigDecimal(words.get(2));
        if (quantity.signum() == 0) {
            throw new Mistake("a quantity of nothing is no material");
        }
        option().materials.add(new Material(words.get(1), quantity, words.get(3)));
    }

    private void step(List<String> words) throws Mistake {
        boolean inspect = words.size() == 9 && words.get(8).equals("inspect");
        boolean wellFormed = (words.size() == 8 || inspect)
                && words.get(2).equals("family")
                && words.get(4).equals("setup")
                && words.get(6).equals("run");
        if (!wellFormed) {
            throw new Mistake("this line is 'step WORK-CENTRE family FAMILY setup SECONDS run SECONDS [inspect]'");
        }
        var steps = option().steps;
        if (!steps.isEmpty() && steps.getLast().inspect()) {
            throw new Mistake("only the last step may inspect");
        }
        steps.add(new Step(words.get(1), words.get(3), seconds(words.get(5)), seconds(words.get(7)), inspect));
    }

    private void varies(List<String> modules) throws Mistake {
        var of = option();
        if (modules.isEmpty()) {
            throw new Mistake("this line is 'varies MODULE …', as in varies wood");
        }
        for (var word : modules) {
            if (of.varies.putIfAbsent(id(word), line) != null) {
                throw new Mistake("the option '" + of.id + "' varies with '" + word + "' already");
            }
        }
    }

    /** By what pieces differ may be declared below them, so it is looked up when all is read. */
    private void unknownVariants() {
        for (var module : draft.modules.values()) {
            for (var option : module.options.values()) {
                option.varies.forEach((other, at) -> {
                    if (!draft.modules.containsKey(other)) {
                        problem(at, "there is no module '" + LineWords.shortened(other) + "' to vary with");
                    } else if (other.equals(module.id)) {
                        problem(at, "a piece varies with other modules than its own");
                    }
                });
            }
        }
    }

    private void tableRule(List<String> words) throws Mistake {
        forget();
        boolean allowed = words.size() > 3 && words.get(2).equals("allow");
        if (!allowed && !(words.size() > 3 && words.get(2).equals("forbid"))) {
            throw new Mistake(
                    "this line is 'rule ID allow MODULE …', 'rule ID forbid MODULE …' or 'rule ID formula FORMULA'");
        }
        var fresh =
                new TableDraft(ruleId(words.get(1)), line, scope(words.subList(3, words.size())), false, allowed, 0);
        draft.rules.put(fresh.id, fresh);
        table = fresh;
        text = fresh.words;
    }

    private String ruleId(String word) throws Mistake {
        var id = id(word);
        if (draft.rules.containsKey(id)) {
            throw new Mistake("there is a rule '" + id + "' already");
        }
        return id;
    }

    private void formulaRule(String word, String formulaText) throws Mistake {
        forget();
        var id = ruleId(word);
        var formula = FormulaText.parse(formulaText, moduleId -> known(moduleId).scale);
        var atoms = new ArrayList<Formula.Atom>();
        formula.forEachAtom(atoms::add);
        for (var atom : atoms) {
            known(known(atom.module()), atom.option());
        }
        var fresh = new ModelDraft.FormulaDraft(id, line, formula);
        draft.rules.put(id, fresh);
        text = fresh.words;
    }

    private void row(List<String> words) throws Mistake {
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
            row.add(known(table.scope.get(c), words.get(c)));
        }
        long amount = table.isPrice ? amount(words.get(arity + 1)) : 0;
        if (table.isPrice && !table.seen.add(row)) {
            throw new Mistake("the combination " + String.join(" ", row) + " is priced twice");
        }
        table.cells.addAll(row);
        table.amounts.add(amount);
    }
}

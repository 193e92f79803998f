package org.wishwright.configuration.format;

import static org.wishwright.configuration.format.LineParts.amount;
import static org.wishwright.configuration.format.LineParts.id;
import static org.wishwright.configuration.format.LineParts.only;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.format.FormulaText.Mistake;
import org.wishwright.configuration.format.ModelDraft.ModuleDraft;
import org.wishwright.configuration.format.ModelDraft.OptionDraft;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/** Reads the model text line by line and notes every problem with its line. */
final class ModelTextReader {

    private static final int MOST_PROBLEMS = 20;
    private static final int LONGEST_LINE = 100_000;
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*");

    private final Place place = new Place();
    private final ModelDraft draft = place.draft;
    private final ModuleLines modules = new ModuleLines(place);
    private final RuleLines rules = new RuleLines(place);
    private final MadeLines made = new MadeLines(place, rules);
    private final PartLines parts;
    private final List<String> problems = new ArrayList<>();
    private int count;
    private int firstLine;

    /** @param above names of the models that this one is a part of, itself last */
    ModelTextReader(Models models, List<String> above) {
        this.parts = new PartLines(place, models, above);
    }

    Outcome<Model> read(String modelText) {
        boolean first = true;
        for (var raw : (Iterable<String>) modelText.lines()::iterator) {
            place.line++;
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
                problem(place.line, mistake.reason());
                if (first) {
                    return refused();
                }
            }
            first = false;
        }
        if (first) {
            problem(1, "the text is empty");
        }
        pending();
        unknownVariants();
        emptyGroups();
        draft.missing().forEach(reason -> problem(Math.max(1, place.line), reason));
        return count > 0 ? refused() : draft.model().checked();
    }

    private void pending() {
        for (var line : place.pending) {
            try {
                line.finish().run();
            } catch (Mistake mistake) {
                problem(line.line(), mistake.reason());
            }
        }
    }

    private void emptyGroups() {
        for (var group : draft.groups.values()) {
            if (group.members.isEmpty() || group.least > group.most || group.most > group.members.size()) {
                problem(
                        group.line,
                        "of the " + group.members.size() + " members of '" + group.id + "' there are never "
                                + group.least + " to " + group.most);
            }
        }
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
        if (stripped.chars().anyMatch(c -> c < ' ' && c != '\t')) {
            throw new Mistake("a control character stands in the line");
        }
        var formula = stripped.startsWith("rule") ? stripped.split("\\s+", 4) : new String[0];
        if (formula.length >= 3 && formula[0].equals("rule") && formula[2].equals("formula")) {
            rules.formulaRule(formula[1], formula.length == 4 ? formula[3] : "");
            return;
        }
        if (stripped.startsWith("when ") || stripped.startsWith("when\t")) {
            made.when(stripped);
            return;
        }
        words(LineWords.split(stripped));
    }

    private void words(List<String> words) throws Mistake {
        switch (words.getFirst()) {
            case "model" -> draft.id = id(only(words, "model ID"));
            case "currency" -> currency(only(words, "currency CODE"));
            case "base" -> draft.base = amount(only(words, "base AMOUNT"));
            case "name", "words" -> name(words);
            case "help" -> help(words);
            case "module" -> modules.module(words);
            case "measure" -> modules.measure(words, false);
            case "number" -> modules.measure(words, true);
            case "switch" -> modules.onOff(words);
            case "text" -> modules.text(words);
            case "upload" -> modules.upload(words);
            case "group" -> modules.group(words);
            case "member" -> modules.member(words);
            case "service" -> modules.service(words);
            case "option" -> modules.option(only(words, "option ID"));
            case "colour" -> modules.colour(only(words, "colour #RRGGBB"));
            case "part" -> parts.part(words);
            case "price" -> rules.price(words);
            case "valid" -> rules.valid(words);
            case "rule" -> rules.tableRule(words);
            case "|" -> rules.row(words.subList(1, words.size()));
            case "material" -> made.material(words);
            case "use" -> made.use(words, null);
            case "step" -> made.step(words, null);
            case "piece" -> place.made().isPiece = true;
            case "varies" -> made.varies(words.subList(1, words.size()));
            default -> throw new Mistake("'" + LineWords.shortened(words.getFirst()) + "' begins no line of a model");
        }
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
        var text = place.text;
        if (text != null && text.texts.putIfAbsent(words.get(1), words.get(2)) != null) {
            throw new Mistake("there is a text in '" + words.get(1) + "' already");
        }
    }

    /** How to choose or to measure; it stands under its module, before the options. */
    private void help(List<String> words) throws Mistake {
        var module = place.module;
        if (module == null || place.option != null && module.takesOptions()) {
            throw new Mistake("help must stand under its module, before the options");
        }
        var name = place.text;
        place.text = module.help;
        try {
            name(words);
        } finally {
            place.text = name;
        }
    }

    /** By what pieces differ may be declared below them, so it is looked up when all is read. */
    private void unknownVariants() {
        for (var module : draft.modules.values()) {
            module.options.values().forEach(option -> unknownVariants(module, option));
            unknownVariants(module, module.made);
        }
    }

    private void unknownVariants(ModuleDraft module, OptionDraft option) {
        option.varies.forEach((other, at) -> {
            if (!draft.modules.containsKey(other)) {
                problem(at, "there is no module '" + LineWords.shortened(other) + "' to vary with");
            } else if (other.equals(module.id)) {
                problem(at, "a piece varies with other modules than its own");
            }
        });
    }
}

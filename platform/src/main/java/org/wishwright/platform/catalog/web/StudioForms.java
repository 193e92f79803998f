package org.wishwright.platform.catalog.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.editing.Component;
import org.wishwright.configuration.editing.Edit;
import org.wishwright.configuration.editing.Edit.Choice;
import org.wishwright.configuration.editing.Edit.Span;
import org.wishwright.configuration.editing.PastedPrices;
import org.wishwright.configuration.editing.Place;
import org.wishwright.configuration.editing.Sheet;
import org.wishwright.configuration.editing.Widget;
import org.wishwright.configuration.editing.Words;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.catalog.Studio.Desk;

/**
 * Turns a form of the studio into a change. A field is a change only where it differs from what the form was filled with, which it
 * sends along as {@code was_<field>}: so a form for several things takes nothing back that another changed meanwhile.
 */
final class StudioForms {

    private static final int MOST_OPTIONS = 1_000;

    private final Map<String, String> typed;
    private final Desk desk;
    private final Sheet sheet;

    StudioForms(Map<String, String> typed, Desk desk) {
        this.typed = typed;
        this.desk = desk;
        this.sheet = Sheet.of(desk.text());
    }

    Edit edit() {
        return switch (field("op")) {
            case "base" -> new Edit.SetBase(fromZero("amount"));
            case "module" -> module();
            case "component" ->
                Component.of(field("component"))
                        .orElseThrow(() -> unknown("component"))
                        .edit();
            case "measure" -> new Edit.AddMeasure(id(names(), "measure", Place.module("")), names(), span());
            case "kind" -> kind();
            case "module-set" -> moduleSet();
            case "option" ->
                new Edit.AddOption(
                        field("module"),
                        new Choice(
                                id(names(), "option", Place.option(field("module"), "")), names(), colour(), price()));
            case "option-set" -> optionSet();
            case "move" -> new Edit.Move(place(), number("by"));
            case "remove" -> new Edit.Remove(place());
            case "rule", "rule-set" ->
                withDays(new RuleForm(typed, Objects.requireNonNull(desk.model()), sheet).edit());
            case "prices" -> prices();
            case "formula" -> formula();
            case "case" -> new CaseForm(typed, desk, sheet).edit();
            default -> throw unknown("op");
        };
    }

    private static RefusedException unknown(String field) {
        return new RefusedException(Refusal.of(
                "studio.form-unknown", "This form is not one of the studio's. Load the page again.", "field", field));
    }

    private String field(String name) {
        return typed.getOrDefault(name, "").strip();
    }

    private boolean changed(String name) {
        return !typed.getOrDefault(name, "").equals(typed.getOrDefault("was_" + name, ""));
    }

    private Map<String, String> names() {
        return names(field("zh"), field("en"));
    }

    private static Map<String, String> names(String zh, String en) {
        var names = new LinkedHashMap<String, String>();
        if (!zh.isEmpty()) {
            names.put("zh", zh);
        }
        if (!en.isEmpty()) {
            names.put("en", en);
        }
        if (names.isEmpty()) {
            names.put("en", ""); // refused with the words for it
        }
        return names;
    }

    private String id(Map<String, String> names, String otherwise, Place like) {
        return Words.id(names, otherwise, sheet.ids(like));
    }

    private Place place() {
        try {
            return new Place(Place.Kind.valueOf(field("kind")), field("id"), field("option"));
        } catch (IllegalArgumentException e) {
            throw unknown("kind");
        }
    }

    private int number(String name) {
        var text = field(name);
        if (!text.matches("-?[0-9]{1,6}")) {
            throw unknown(name);
        }
        return Integer.parseInt(text);
    }

    private long amount(String name) {
        return PastedPrices.minor(field(name), desk.currency()).orElseThrow(() -> noAmount(name));
    }

    /** Nothing begins below nothing; an option may well be cheaper than another. */
    private long fromZero(String name) {
        long minor = amount(name);
        if (minor < 0) {
            throw noAmount(name);
        }
        return minor;
    }

    private RefusedException noAmount(String name) {
        return new RefusedException(Refusal.of(
                "studio.amount-invalid",
                "“{typed}” is no amount in {currency}. Write it as in 128 or 128.50.",
                "field",
                name,
                "typed",
                shortened(field(name)),
                "currency",
                desk.currency()));
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    private @Nullable Long price() {
        return field("price").isEmpty() ? null : Long.valueOf(amount("price"));
    }

    private @Nullable String colour() {
        return typed.containsKey("coloured") && !field("colour").isEmpty() ? field("colour") : null;
    }

    private Edit module() {
        var widget = widget("widget");
        var id = id(names(), "module", Place.module(""));
        return new Edit.AddModule(id, names(), choices(), widget, typed.containsKey("optional"));
    }

    /** Options are typed one a line: {@code 橡木 / Oak = 120}. */
    private List<Choice> choices() {
        var options = new ArrayList<Choice>();
        var lines = field("options")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.isEmpty() || lines.size() > MOST_OPTIONS) {
            throw new RefusedException(Refusal.of(
                    "studio.options-missing",
                    "Write the options, one on each line, at least one and at most {most}.",
                    "field",
                    "options",
                    "most",
                    MOST_OPTIONS));
        }
        var taken = new java.util.HashSet<String>();
        for (var line : lines) {
            var choice = choice(line, taken);
            taken.add(choice.id());
            options.add(choice);
        }
        return options;
    }

    /** A switch, a number, a text, a file, some of several, or another product. */
    private Edit kind() {
        var word = field("kind");
        var head = new KindForm(typed);
        var id = id(names(), word, Place.module(""));
        var price = price();
        var lines = new ArrayList<String>();
        if (price != null) {
            lines.add("price " + price + (word.equals("text") ? " per character" : ""));
        }
        if (word.equals("group")) {
            choices().forEach(choice -> lines.addAll(KindForm.member(choice)));
        }
        if (word.equals("part")
                && desk.parts().stream().noneMatch(p -> p.source().equals(field("model")))) {
            throw unknown("model");
        }
        return new Edit.AddKind(id, names(), word, head.rest(word), lines);
    }

    private Choice choice(String line, java.util.Set<String> taken) {
        int equals = line.lastIndexOf('=');
        var named = equals < 0 ? line : line.substring(0, equals);
        Long price = null;
        if (equals >= 0) {
            price = PastedPrices.minor(line.substring(equals + 1), desk.currency())
                    .orElseThrow(() -> new RefusedException(Refusal.of(
                            "studio.amount-invalid",
                            "“{typed}” is no amount in {currency}. Write it as in 128 or 128.50.",
                            "field",
                            "options",
                            "typed",
                            shortened(line.substring(equals + 1).strip()),
                            "currency",
                            desk.currency())));
        }
        var parts = named.split("\\s/\\s", 2);
        var first = parts[0].strip();
        boolean han = first.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
        var names = parts.length == 2
                ? names(han ? first : parts[1].strip(), han ? parts[1].strip() : first)
                : names(han ? first : "", han ? "" : first);
        var tooLong = names.values().stream().anyMatch(name -> name.isBlank() || name.length() > 120);
        if (tooLong) {
            throw new RefusedException(Refusal.of(
                    "studio.name-invalid",
                    "A name has 1 to 120 characters, in one language at least, on one line.",
                    "field",
                    "options",
                    "most",
                    120));
        }
        return new Choice(Words.id(names, "option", taken), names, null, price);
    }

    private String widget(String name) {
        var word = field(name);
        if (!word.isEmpty() && Widget.of(word).isEmpty()) {
            throw unknown(name);
        }
        return word;
    }

    private Span span() {
        return new Span(field("unit"), field("from"), field("to"), field("step"));
    }

    private Edit moduleSet() {
        var edits = new ArrayList<Edit>();
        var module = field("module");
        if (changed("zh") || changed("en")) {
            edits.add(new Edit.Rename(Place.module(module), given()));
        }
        if (changed("widget")) {
            edits.add(new Edit.SetWidget(module, widget("widget")));
        }
        if (typed.containsKey("was_rest")) {
            var rest = new KindForm(typed).rest(sheet.kind(module));
            if (!rest.equals(typed.get("was_rest"))) {
                edits.add(new Edit.SetHead(module, rest));
            }
        }
        if (changed("service")) {
            var by = field("service").isEmpty() ? List.<String>of() : List.of("service by " + word("service"));
            edits.add(new Edit.SetLines(Place.module(module), "service", by));
        }
        made(edits, module, "");
        return new Edit.All(edits);
    }

    /** What is said of an option, or of a switch, a text or a file itself: price, days, materials and routing. */
    private void made(List<Edit> edits, String module, String option) {
        if (changed("price")) {
            edits.add(new Edit.SetPrice(module, option, price()));
        }
        days(Place.made(module, option)).ifPresent(edits::add);
        var making = new MakingForm(typed, sheet).lines();
        if (typed.containsKey("was_making")
                && !String.join("\n", making)
                        .equals(typed.getOrDefault("was_making", "").replace("\r", ""))) {
            edits.add(new Edit.SetMaking(module, option, making));
        }
    }

    /** The days between which something holds, where they were changed. */
    private Optional<Edit> days(Place place) {
        if (!changed("valid_from") && !changed("valid_until")) {
            return Optional.empty();
        }
        var line = (field("valid_from").isEmpty() ? "" : " from " + word("valid_from"))
                + (field("valid_until").isEmpty() ? "" : " until " + word("valid_until"));
        return Optional.of(new Edit.SetLines(place, "valid", line.isEmpty() ? List.of() : List.of("valid" + line)));
    }

    private Edit withDays(Edit edit) {
        return days(edit.place())
                .<Edit>map(days -> new Edit.All(List.of(edit, days)))
                .orElse(edit);
    }

    /** Both names as typed; an emptied one is taken away. */
    private Map<String, String> given() {
        var names = new LinkedHashMap<String, String>();
        names.put("zh", field("zh"));
        names.put("en", field("en"));
        return names;
    }

    private Edit optionSet() {
        var edits = new ArrayList<Edit>();
        var module = field("module");
        var option = field("option");
        if (changed("zh") || changed("en")) {
            edits.add(new Edit.Rename(Place.option(module, option), given()));
        }
        var colour = Objects.requireNonNullElse(colour(), "");
        if (!colour.equals(typed.getOrDefault("was_colour", ""))) {
            edits.add(new Edit.SetColour(module, option, colour.isEmpty() ? null : colour));
        }
        made(edits, module, option);
        return new Edit.All(edits);
    }

    private String word(String name) {
        var text = field(name).replaceAll("\\p{Cc}", " ");
        return Words.word(text.isEmpty() ? "?" : text);
    }

    private Edit prices() {
        var pasted = PastedPrices.of(typed.getOrDefault("paste", ""), Objects.requireNonNull(desk.model()));
        if (!pasted.isWhole()) {
            throw new RefusedException(Refusal.of(
                    "studio.prices-unread",
                    "Some cells could not be read; they are marked below. Nothing has changed yet.",
                    "field",
                    "paste"));
        }
        var id = field("id").isEmpty()
                ? Words.id(Map.of("en", String.join("-by-", pasted.scope())), "prices", sheet.ids(Place.prices("")))
                : field("id");
        return withDays(new Edit.PutPrices(
                id, pasted.scope(), field("otherwise").isEmpty() ? 0 : amount("otherwise"), pasted.rows()));
    }

    private Edit formula() {
        if (field("calculation").isEmpty()) {
            throw new RefusedException(Refusal.of(
                    "studio.calculation-missing",
                    "Write how the price is calculated, with one amount of money in each part, as in 0.35 {currency} * width.",
                    "field",
                    "calculation",
                    "currency",
                    desk.currency()));
        }
        var id = field("id").isEmpty()
                ? Words.id(Map.of("en", field("title")), "calculated", sheet.ids(Place.prices("")))
                : field("id");
        return withDays(new Edit.PutFormula(id, field("calculation"), field("condition")));
    }
}

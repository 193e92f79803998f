package org.wishwright.configuration.editing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.editing.Edit.AddKind;
import org.wishwright.configuration.editing.Edit.AddMeasure;
import org.wishwright.configuration.editing.Edit.AddModule;
import org.wishwright.configuration.editing.Edit.AddOption;
import org.wishwright.configuration.editing.Edit.AddRule;
import org.wishwright.configuration.editing.Edit.All;
import org.wishwright.configuration.editing.Edit.Choice;
import org.wishwright.configuration.editing.Edit.Move;
import org.wishwright.configuration.editing.Edit.PutCase;
import org.wishwright.configuration.editing.Edit.PutFormula;
import org.wishwright.configuration.editing.Edit.PutPrices;
import org.wishwright.configuration.editing.Edit.Remove;
import org.wishwright.configuration.editing.Edit.Rename;
import org.wishwright.configuration.editing.Edit.SetBase;
import org.wishwright.configuration.editing.Edit.SetColour;
import org.wishwright.configuration.editing.Edit.SetHead;
import org.wishwright.configuration.editing.Edit.SetLines;
import org.wishwright.configuration.editing.Edit.SetMaking;
import org.wishwright.configuration.editing.Edit.SetPrice;
import org.wishwright.configuration.editing.Edit.SetRule;
import org.wishwright.configuration.editing.Edit.SetWidget;
import org.wishwright.configuration.editing.Place.Kind;
import org.wishwright.configuration.format.ModelText;
import org.wishwright.configuration.format.Models;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/** Makes changes to the text of a model. Pure: the same text and change give the same text. */
public final class Editing {

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_WORDS = 400;

    private Editing() {}

    /** A text after a change, and the model it says. */
    public record Edited(String text, Model model) {}

    /**
     * The change made to the text as it is now, by somebody who saw it as it was: made where what it puts itself in the place of is the
     * same in both. Refused as {@code studio.changed-meanwhile} where it is not, as {@code studio.gone}, {@code studio.still-used},
     * {@code studio.name-invalid}, or as the reader of the model text refuses.
     */
    public static Outcome<Edited> edit(String seen, String now, Edit edit) {
        return edit(seen, now, edit, Models.NONE);
    }

    /** @param models that may be parts of this one */
    public static Outcome<Edited> edit(String seen, String now, Edit edit, Models models) {
        var sheet = Sheet.of(now);
        var moved = seen.equals(now) ? null : moved(Sheet.of(seen), sheet, edit);
        if (moved != null) {
            return Outcome.refused(moved);
        }
        return applied(sheet, edit).flatMap(changed -> read(changed, models));
    }

    /** A text that is a model; the text stays as it is. */
    public static Outcome<Edited> read(Sheet sheet, Models models) {
        var text = sheet.text();
        return ModelText.read(text, models).map(model -> new Edited(text, model));
    }

    private static @Nullable Refusal moved(Sheet seen, Sheet now, Edit edit) {
        if (edit instanceof All(List<Edit> edits)) {
            return edits.stream()
                    .map(one -> moved(seen, now, one))
                    .filter(java.util.Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
        var before = edit.replaced(seen);
        var after = edit.replaced(now);
        if (before.equals(after)) {
            return null;
        }
        return after.isEmpty()
                ? gone(edit.place())
                : Refusal.of(
                        "studio.changed-meanwhile",
                        "“" + edit.place() + "” was changed meanwhile. It now says: " + shown(after.get())
                                + " Send yours again to put it in its place.",
                        "place",
                        edit.place(),
                        "now",
                        shown(after.get()));
    }

    private static String shown(String text) {
        var line = text.isEmpty() ? "—" : text.replace("\n", " · ");
        return line.length() <= 300 ? line : line.substring(0, 300) + "…";
    }

    private static Refusal gone(Place place) {
        return Refusal.of(
                "studio.gone",
                "“" + place + "” is no longer part of this product. Somebody took it away; undo brings it back.",
                "place",
                place);
    }

    private static Outcome<Sheet> applied(Sheet sheet, Edit edit) {
        var fault = fault(sheet, edit);
        if (fault != null) {
            return Outcome.refused(fault);
        }
        if (edit instanceof All(List<Edit> edits)) {
            var all = Outcome.accepted(sheet);
            for (var one : edits) {
                all = all.flatMap(s -> applied(s, one));
            }
            return all;
        }
        var lines = new Lines(sheet);
        make(lines, edit);
        return Outcome.accepted(lines.sheet());
    }

    private static @Nullable Refusal fault(Sheet sheet, Edit edit) {
        if (edit.replaced(sheet).isEmpty()) {
            return gone(edit instanceof AddOption add ? Place.module(add.module()) : edit.place());
        }
        if (edit instanceof Remove(Place place) && (place.kind() == Kind.MODULE || place.kind() == Kind.OPTION)) {
            var uses = sheet.uses(place);
            if (!uses.isEmpty()) {
                return Refusal.of(
                        "studio.still-used",
                        "“" + place + "” is still spoken of: {uses}. Change or take those away first.",
                        "place",
                        place,
                        "uses",
                        uses.stream().map(Place::toString).limit(10).collect(Collectors.joining(", ")));
            }
        }
        return switch (edit) {
            case AddModule e -> named(e.names(), LONGEST_NAME);
            case AddMeasure e -> named(e.names(), LONGEST_NAME);
            case AddKind e -> named(e.names(), LONGEST_NAME);
            case PutPrices e when sheet.isFormula(e.id()) -> otherKind(e.id(), "formula");
            case PutFormula e
            when sheet.find(e.place()).isPresent() && !sheet.isFormula(e.id()) -> otherKind(e.id(), "table");
            case AddOption e -> named(e.option().names(), LONGEST_NAME);
            case Rename e -> named(e.names(), e.place().kind() == Kind.RULE ? LONGEST_WORDS : LONGEST_NAME);
            default -> null;
        };
    }

    /** What took thought to write is not lost to a paste. */
    private static Refusal otherKind(String id, String kind) {
        return Refusal.of(
                "studio.price-other-kind",
                "“" + id + "” is a " + kind + ", which this would replace. Take it away first, or use another name.",
                "field",
                "id",
                "id",
                id,
                "kind",
                kind);
    }

    private static @Nullable Refusal named(Map<String, String> names, int longest) {
        boolean allFit = names.values().stream()
                .allMatch(name -> name.codePointCount(0, name.length()) <= longest
                        && name.codePoints().noneMatch(Character::isISOControl));
        boolean any = names.values().stream().anyMatch(name -> !name.isBlank());
        return allFit && any
                ? null
                : Refusal.of(
                        "studio.name-invalid",
                        "A name has 1 to " + longest + " characters, in one language at least, on one line.",
                        "field",
                        "en",
                        "most",
                        longest);
    }

    private static void make(Lines lines, Edit edit) {
        switch (edit) {
            case AddModule e -> lines.addBlock(Kind.MODULE, module(lines.sheet(), e));
            case AddMeasure e -> lines.addBlock(Kind.MODULE, measure(lines.sheet(), e));
            case AddKind e -> lines.addBlock(Kind.MODULE, kind(lines.sheet(), e));
            case SetHead e -> lines.rest(e.place(), oneLine(e.rest()));
            case AddOption e ->
                lines.addOption(
                        e.module(),
                        option(
                                lines.sheet().isGroup(e.module()) ? "member" : "option",
                                e.option(),
                                lines.sheet().ids(e.place())));
            case Rename e -> lines.names(e.place(), e.names());
            case Move e -> lines.move(e.place(), e.by());
            case Remove e -> lines.remove(e.place());
            case SetBase e -> lines.field(Place.PRODUCT, Set.of("base"), List.of("base " + e.amount()));
            case SetPrice e ->
                lines.field(
                        e.place(),
                        Set.of("price"),
                        e.amount() == null
                                ? List.of()
                                : List.of("price " + e.amount()
                                        + (lines.sheet().isText(e.place()) ? " per character" : "")));
            case SetLines e ->
                lines.field(
                        e.place(),
                        Set.of(e.word()),
                        e.lines().stream().map(Editing::oneLine).toList());
            case SetColour e ->
                lines.field(
                        e.place(), Set.of("colour"), e.colour() == null ? List.of() : List.of("colour " + e.colour()));
            case SetMaking e -> lines.field(e.place(), Edit.MAKING, e.lines());
            case SetWidget e ->
                lines.field(
                        e.place(),
                        Set.of(Sheet.NOTE),
                        e.widget().isEmpty() ? List.of() : List.of(Sheet.NOTE + " widget " + e.widget()));
            case AddRule e ->
                lines.addBlock(Kind.RULE, rule(Words.free(e.id(), lines.sheet().ids(e.place())), e.body(), e.words()));
            case SetRule e -> lines.replace(e.place(), rule(e.id(), e.body(), e.words()));
            case PutPrices e -> lines.put(e.place(), prices(e));
            case PutFormula e -> lines.put(e.place(), List.of(calculated(e)));
            case PutCase e -> lines.put(e.place(), List.of(e.testCase().line()));
            case All _ -> throw new IllegalArgumentException("Several are made one by one");
        }
    }

    private static List<String> module(Sheet sheet, AddModule add) {
        var block = new ArrayList<String>();
        block.add("module " + Words.free(add.id(), sheet.ids(add.place())) + (add.optional() ? " optional" : ""));
        block.addAll(names("  ", "name", add.names()));
        if (!add.widget().isEmpty()) {
            block.add("  " + Sheet.NOTE + " widget " + add.widget());
        }
        var taken = new LinkedHashSet<String>();
        for (var choice : add.options()) {
            var lines = option("option", choice, taken);
            taken.add(Words.of(lines.getFirst()).get(1));
            block.addAll(lines);
        }
        return block;
    }

    private static List<String> measure(Sheet sheet, AddMeasure add) {
        var block = new ArrayList<String>();
        block.add("measure " + Words.free(add.id(), sheet.ids(add.place())) + " "
                + add.span().text());
        block.addAll(names("  ", "name", add.names()));
        return block;
    }

    private static List<String> kind(Sheet sheet, AddKind add) {
        var block = new ArrayList<String>();
        var id = Words.free(add.id(), sheet.ids(add.place()));
        block.add(oneLine(add.word() + " " + id + " " + add.rest()));
        block.addAll(names("  ", "name", add.names()));
        add.lines().forEach(line -> block.add("  " + line));
        return block;
    }

    private static String calculated(PutFormula put) {
        var when = put.when().isBlank() ? "" : " when " + oneLine(put.when());
        return "price " + put.id() + " formula " + oneLine(put.calculation()) + when;
    }

    private static List<String> option(String word, Choice choice, Set<String> taken) {
        var lines = new ArrayList<String>();
        lines.add("  " + word + " " + Words.free(choice.id(), taken));
        lines.addAll(names("    ", "name", choice.names()));
        if (choice.colour() != null) {
            lines.add("    colour " + choice.colour());
        }
        if (choice.price() != null) {
            lines.add("    price " + choice.price());
        }
        return lines;
    }

    private static List<String> rule(String id, List<String> body, Map<String, String> words) {
        var block = new ArrayList<String>();
        block.add("rule " + id + " " + (body.isEmpty() ? "" : oneLine(body.getFirst())));
        block.addAll(names("  ", "words", words));
        body.stream().skip(1).forEach(row -> block.add("  " + oneLine(row)));
        return block;
    }

    private static List<String> prices(PutPrices put) {
        var block = new ArrayList<String>();
        block.add("price " + put.id() + " default " + put.otherwise() + " for " + String.join(" ", put.scope()));
        put.rows().forEach(row -> block.add("  | " + String.join(" ", row.options()) + " = " + row.amount()));
        return block;
    }

    /** What is typed into one line of the model must not begin another. */
    static String oneLine(String typed) {
        return typed.replaceAll("[\\p{Cc}\\u2028\\u2029\\s]+", " ").strip();
    }

    static List<String> names(String indent, String keyword, Map<String, String> names) {
        var lines = new LinkedHashMap<String, String>();
        names.forEach((language, name) -> {
            if (!name.isBlank()) {
                lines.put(language, indent + keyword + " " + language + " " + Words.quoted(name.strip()));
            }
        });
        return List.copyOf(lines.values());
    }
}

package org.wishwright.configuration.editing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.editing.Place.Kind;
import org.wishwright.configuration.editing.Sheet.Block;

/**
 * One small change that a maker makes. Amounts are minor units of the model's currency. New things take the id given, or the next free
 * one like it, so that two makers may add at once.
 */
public sealed interface Edit {

    /** @param colour {@code #rrggbb}; null for none */
    record Choice(
            String id,
            Map<String, String> names,
            @Nullable String colour,
            @Nullable Long price) {}

    /** @param optional whether it may be left out, by an option {@code none} before the others */
    record AddModule(String id, Map<String, String> names, List<Choice> options, String widget, boolean optional)
            implements Edit {
        public AddModule {
            options = List.copyOf(options);
        }

        public AddModule(String id, Map<String, String> names, List<Choice> options, String widget) {
            this(id, names, options, widget, false);
        }
    }

    /**
     * A module of another kind than a list to choose from.
     *
     * @param word that declares it, as {@code switch} or {@code text}
     * @param rest what stands behind its id
     * @param lines below its names, as the model text has them
     */
    record AddKind(String id, Map<String, String> names, String word, String rest, List<String> lines) implements Edit {
        public AddKind {
            lines = List.copyOf(lines);
        }
    }

    /** What stands behind a module's id where it is declared: a scale, how many are picked, how long a text may be. */
    record SetHead(String module, String rest) implements Edit {}

    record AddMeasure(String id, Map<String, String> names, Span span) implements Edit {}

    /** The numbers of a measure as they are written. */
    record Span(String unit, String from, String to, String step) {

        /** What stands behind the id. */
        public String text() {
            return "unit " + Words.word(unit) + " from " + from + " to " + to + " step " + step;
        }
    }

    record AddOption(String module, Choice option) implements Edit {}

    /** Other names, or for a rule other words; a language with an empty text is taken away. */
    record Rename(Place place, Map<String, String> names) implements Edit {}

    /** @param by how many siblings further down; negative is up */
    record Move(Place place, int by) implements Edit {}

    record Remove(Place place) implements Edit {}

    record SetBase(long amount) implements Edit {}

    /** @param option empty for the price of a switch, or of each character of a text */
    record SetPrice(String module, String option, @Nullable Long amount) implements Edit {}

    record SetColour(String module, String option, @Nullable String colour) implements Edit {}

    /**
     * @param option empty for a module that is made as a piece itself, as a switch or a text is
     * @param lines {@code material …}, {@code step …}, {@code varies …} or {@code piece}, as the model text has them
     */
    record SetMaking(String module, String option, List<String> lines) implements Edit {
        public SetMaking {
            lines = List.copyOf(lines);
        }
    }

    record SetWidget(String module, String widget) implements Edit {}

    /** @param body what stands behind the rule's id, and the rows of a table below */
    record AddRule(String id, List<String> body, Map<String, String> words) implements Edit {
        public AddRule {
            body = List.copyOf(body);
        }
    }

    record SetRule(String id, List<String> body, Map<String, String> words) implements Edit {
        public SetRule {
            body = List.copyOf(body);
        }
    }

    /** A price table, new or in place of the one of this id. */
    record PutPrices(String id, List<String> scope, long otherwise, List<Row> rows) implements Edit {
        public PutPrices {
            scope = List.copyOf(scope);
            rows = List.copyOf(rows);
        }
    }

    record Row(List<String> options, long amount) {}

    /**
     * A calculated price, new or in place of the one of this id.
     *
     * @param when formula under which it counts; empty for always
     */
    record PutFormula(String id, String calculation, String when) implements Edit {}

    /** The lines that begin with a word under a place, all at once: when it is {@code valid}, a {@code service} or {@code help}. */
    record SetLines(Place place, String word, List<String> lines) implements Edit {
        public SetLines {
            lines = List.copyOf(lines);
        }
    }

    /** A test case, new or in place of the one of this id. */
    record PutCase(TestCase testCase) implements Edit {}

    /** Several at once, all or none. */
    record All(List<Edit> edits) implements Edit {
        public All {
            edits = List.copyOf(edits);
        }
    }

    /** What is changed. */
    default Place place() {
        return switch (this) {
            case AddModule e -> Place.module(e.id());
            case AddMeasure e -> Place.module(e.id());
            case AddKind e -> Place.module(e.id());
            case SetHead e -> Place.module(e.module());
            case AddOption e -> Place.option(e.module(), e.option().id());
            case Rename e -> e.place();
            case Move e -> e.place();
            case Remove e -> e.place();
            case SetBase _ -> Place.PRODUCT;
            case SetPrice e -> Place.made(e.module(), e.option());
            case SetColour e -> Place.option(e.module(), e.option());
            case SetMaking e -> Place.made(e.module(), e.option());
            case SetWidget e -> Place.module(e.module());
            case AddRule e -> Place.rule(e.id());
            case SetRule e -> Place.rule(e.id());
            case PutPrices e -> Place.prices(e.id());
            case PutFormula e -> Place.prices(e.id());
            case SetLines e -> e.place();
            case PutCase e -> Place.testCase(e.testCase().id());
            case All e ->
                e.edits().isEmpty() ? Place.PRODUCT : e.edits().getFirst().place();
        };
    }

    /** The text that the change puts itself in the place of; empty where that is gone or the change puts itself beside everything. */
    default Optional<String> replaced(Sheet sheet) {
        return switch (this) {
            case AddModule _, AddMeasure _, AddKind _, AddRule _, All _ -> Optional.of("");
            case AddOption e -> sheet.find(Place.module(e.module())).map(_ -> "");
            case SetHead _ -> sheet.find(place()).map(b -> sheet.lines().get(b.head()));
            case Rename _ -> lines(sheet, Set.of("name", "words"));
            case Move e -> sheet.find(e.place()).map(_ -> String.join("\n", sheet.ids(e.place())));
            case SetBase _ -> lines(sheet, Set.of("base"));
            case SetPrice _ -> lines(sheet, Set.of("price"));
            case SetColour _ -> lines(sheet, Set.of("colour"));
            case SetMaking _ -> lines(sheet, MAKING);
            case SetWidget _ -> lines(sheet, Set.of(Sheet.NOTE));
            case SetLines e -> lines(sheet, Set.of(e.word()));
            case Remove _, SetRule _ -> sheet.find(place()).map(b -> whole(sheet, b));
            case PutPrices _, PutFormula _, PutCase _ ->
                Optional.of(sheet.find(place()).map(b -> whole(sheet, b)).orElse(""));
        };
    }

    Set<String> MAKING = Set.of("material", "use", "when", "step", "varies", "piece");

    private Optional<String> lines(Sheet sheet, Set<String> first) {
        return sheet.find(place()).map(block -> sheet.joined(sheet.own(block, first)));
    }

    private static String whole(Sheet sheet, Block block) {
        return String.join("\n", sheet.lines().subList(block.head(), block.end()));
    }

    /** Whether something new comes to be, whose id is free to be another. */
    default boolean adds() {
        return this instanceof AddModule
                || this instanceof AddMeasure
                || this instanceof AddKind
                || this instanceof AddOption
                || this instanceof AddRule;
    }

    /** The kind of place in words of the program, as in {@code MODULE}. */
    default Kind kind() {
        return place().kind();
    }
}

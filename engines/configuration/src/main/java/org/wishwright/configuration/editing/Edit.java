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

    record AddModule(String id, Map<String, String> names, List<Choice> options, String widget) implements Edit {
        public AddModule {
            options = List.copyOf(options);
        }
    }

    record AddMeasure(String id, Map<String, String> names, Span span) implements Edit {}

    record SetMeasure(String module, Span span) implements Edit {}

    /** The numbers of a measure as they are written. */
    record Span(String unit, String from, String to, String step) {}

    record AddOption(String module, Choice option) implements Edit {}

    /** Other names, or for a rule other words; a language with an empty text is taken away. */
    record Rename(Place place, Map<String, String> names) implements Edit {}

    /** @param by how many siblings further down; negative is up */
    record Move(Place place, int by) implements Edit {}

    record Remove(Place place) implements Edit {}

    record SetBase(long amount) implements Edit {}

    record SetPrice(String module, String option, @Nullable Long amount) implements Edit {}

    record SetColour(String module, String option, @Nullable String colour) implements Edit {}

    /** @param lines {@code material …}, {@code step …}, {@code varies …} or {@code piece}, as the model text has them */
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
            case SetMeasure e -> Place.module(e.module());
            case AddOption e -> Place.option(e.module(), e.option().id());
            case Rename e -> e.place();
            case Move e -> e.place();
            case Remove e -> e.place();
            case SetBase _ -> Place.PRODUCT;
            case SetPrice e -> Place.option(e.module(), e.option());
            case SetColour e -> Place.option(e.module(), e.option());
            case SetMaking e -> Place.option(e.module(), e.option());
            case SetWidget e -> Place.module(e.module());
            case AddRule e -> Place.rule(e.id());
            case SetRule e -> Place.rule(e.id());
            case PutPrices e -> Place.prices(e.id());
            case PutCase e -> Place.testCase(e.testCase().id());
            case All e -> e.edits().isEmpty() ? Place.PRODUCT : e.edits().getFirst().place();
        };
    }

    /** The text that the change puts itself in the place of; empty where that is gone or the change puts itself beside everything. */
    default Optional<String> replaced(Sheet sheet) {
        return switch (this) {
            case AddModule _, AddMeasure _, AddRule _, All _ -> Optional.of("");
            case AddOption e -> sheet.find(Place.module(e.module())).map(_ -> "");
            case SetMeasure _ -> sheet.find(place()).map(b -> sheet.lines().get(b.head()));
            case Rename _ -> lines(sheet, Set.of("name", "words"));
            case Move e -> sheet.find(e.place()).map(_ -> String.join("\n", sheet.ids(e.place())));
            case SetBase _ -> lines(sheet, Set.of("base"));
            case SetPrice _ -> lines(sheet, Set.of("price"));
            case SetColour _ -> lines(sheet, Set.of("colour"));
            case SetMaking _ -> lines(sheet, MAKING);
            case SetWidget _ -> lines(sheet, Set.of(Sheet.NOTE));
            case Remove _, SetRule _ -> sheet.find(place()).map(b -> whole(sheet, b));
            case PutPrices _, PutCase _ ->
                Optional.of(sheet.find(place()).map(b -> whole(sheet, b)).orElse(""));
        };
    }

    Set<String> MAKING = Set.of("material", "step", "varies", "piece");

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
                || this instanceof AddOption
                || this instanceof AddRule;
    }

    /** The kind of place in words of the program, as in {@code MODULE}. */
    default Kind kind() {
        return place().kind();
    }
}

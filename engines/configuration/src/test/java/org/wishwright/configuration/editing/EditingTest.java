package org.wishwright.configuration.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.editing.Edit.AddMeasure;
import org.wishwright.configuration.editing.Edit.AddModule;
import org.wishwright.configuration.editing.Edit.AddOption;
import org.wishwright.configuration.editing.Edit.AddRule;
import org.wishwright.configuration.editing.Edit.Choice;
import org.wishwright.configuration.editing.Edit.Move;
import org.wishwright.configuration.editing.Edit.PutCase;
import org.wishwright.configuration.editing.Edit.PutPrices;
import org.wishwright.configuration.editing.Edit.Remove;
import org.wishwright.configuration.editing.Edit.Rename;
import org.wishwright.configuration.editing.Edit.Row;
import org.wishwright.configuration.editing.Edit.SetBase;
import org.wishwright.configuration.editing.Edit.SetMaking;
import org.wishwright.configuration.editing.Edit.SetPrice;
import org.wishwright.configuration.editing.Edit.SetRule;
import org.wishwright.configuration.editing.Edit.SetWidget;
import org.wishwright.configuration.editing.Edit.Span;
import org.wishwright.configuration.editing.Editing.Edited;
import org.wishwright.configuration.editing.TestCase.Expectation;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.kernel.Outcome.Refused;
import org.wishwright.kernel.Refusal;

class EditingTest {

    private static final String SHELF = """
            wishwright-model 1
            model shelf
            name en "Shelf"
            currency CNY
            base 20000   # typed by hand? no: a comment only begins a line

            # wood is bought in May
            module wood
              name en "Wood"
              #: widget tile
              option oak
                name en "Oak"
                price 12000
              # cheaper this year
              option pine
                name en "Pine"
                price 3000

            module back
              option open
              option closed

            # the carpenter asked for it
            rule no-pine formula wood=pine implies back=closed
              words en "Pine needs a back."

            #: case light possible wood=oak back=open
            """.replace("   # typed by hand? no: a comment only begins a line", "");

    private static String edit(String text, Edit edit) {
        return switch (Editing.edit(text, text, edit)) {
            case Accepted<Edited>(Edited edited) -> edited.text();
            case Refused<Edited>(Refusal refusal) -> throw new AssertionError(refusal);
        };
    }

    private static String refused(String seen, String now, Edit edit) {
        return switch (Editing.edit(seen, now, edit)) {
            case Accepted<Edited>(Edited edited) -> "accepted: " + edited.text();
            case Refused<Edited>(Refusal refusal) -> refusal.code();
        };
    }

    private static Choice choice(String id) {
        return new Choice(id, Map.of("en", id), null, null);
    }

    @Test
    void a_change_touches_its_own_line_only() {
        assertThat(edit(SHELF, new SetPrice("wood", "pine", 3500L)))
                .isEqualTo(SHELF.replace("price 3000", "price 3500"));
        assertThat(edit(SHELF, new SetPrice("wood", "pine", null))).isEqualTo(SHELF.replace("    price 3000\n", ""));
        assertThat(edit(SHELF, new SetBase(21_000))).isEqualTo(SHELF.replace("base 20000", "base 21000"));
        assertThat(edit(SHELF, new Rename(Place.module("wood"), Map.of("zh", "木材"))))
                .isEqualTo(SHELF.replace("  name en \"Wood\"\n", "  name en \"Wood\"\n  name zh \"木材\"\n"));
        assertThat(edit(SHELF, new SetWidget("wood", "swatch")))
                .isEqualTo(SHELF.replace("widget tile", "widget swatch"));
    }

    @Test
    void an_option_moves_with_the_comment_above_it() {
        var moved = edit(SHELF, new Move(Place.option("wood", "pine"), -1));
        assertThat(moved)
                .contains("  # cheaper this year\n  option pine\n    name en \"Pine\"\n    price 3000\n  option oak");
        assertThat(edit(moved, new Move(Place.option("wood", "pine"), 1))).isEqualTo(SHELF);
        var modules = edit(SHELF, new Move(Place.module("back"), -1));
        assertThat(modules.indexOf("module back")).isLessThan(modules.indexOf("# wood is bought in May"));
        assertThat(edit(modules, new Move(Place.module("back"), 5))).isEqualTo(SHELF);
    }

    @Test
    void new_things_stand_with_their_like_and_take_a_free_id() {
        var text =
                edit(SHELF, new AddModule("wood", Map.of("en", "Wood too"), List.of(choice("a"), choice("a")), "list"));
        assertThat(text).contains("module wood-2\n", "option a\n", "option a-2\n", "#: widget list");
        assertThat(text.indexOf("module wood-2"))
                .isBetween(text.indexOf("module back"), text.indexOf("# the carpenter"));
        text = edit(text, new AddOption("wood", choice("oak")));
        assertThat(text).contains("  option oak-2\n    name en \"oak\"\n\nmodule back");
        text = edit(text, new AddMeasure("width", Map.of("en", "Width"), new Span("cm", "60", "90", "10")));
        text = edit(text, new AddRule("no-pine", List.of("formula width >= 80 implies back=closed"), Map.of()));
        assertThat(text).contains("rule no-pine-2 formula width >= 80 implies back=closed\n\n#: case light");
        text = edit(text, new PutPrices("wide", List.of("width"), 0, List.of(new Row(List.of("90"), 500))));
        text = edit(text, new PutCase(new TestCase("dear", Expectation.COSTS, 35_000L, Map.of("wood", "oak"))));
        assertThat(text).endsWith("#: case light possible wood=oak back=open\n#: case dear costs 35000 wood=oak\n");
        assertThat(TestCase.in(text)).hasSize(2);
        assertThat(Widget.in(text)).containsEntry("wood", Widget.TILE).containsEntry("wood-2", Widget.LIST);
    }

    @Test
    void two_who_edit_at_once_lose_nothing() {
        var hers = edit(SHELF, new SetPrice("wood", "pine", 3500L));
        var both = Editing.edit(SHELF, hers, new Rename(Place.option("wood", "pine"), Map.of("en", "Scots pine")))
                .orThrow()
                .text();
        assertThat(both).contains("price 3500", "Scots pine");
        assertThat(refused(SHELF, hers, new SetPrice("wood", "pine", 4000L))).isEqualTo("studio.changed-meanwhile");
        assertThat(refused(SHELF, hers, new Remove(Place.option("wood", "pine"))))
                .isEqualTo("studio.changed-meanwhile");
        var without = edit(edit(SHELF, new Remove(Place.testCase("light"))), new Remove(Place.option("back", "open")));
        assertThat(refused(SHELF, without, new SetPrice("back", "open", 1L))).isEqualTo("studio.gone");
        var twice = Editing.edit(SHELF, hers, new AddOption("wood", choice("ash")))
                .orThrow()
                .text();
        assertThat(Editing.edit(SHELF, twice, new AddOption("wood", choice("ash")))
                        .orThrow()
                        .text())
                .contains("option ash\n", "option ash-2\n");
    }

    @Test
    void what_is_still_spoken_of_stays() {
        assertThat(refused(SHELF, SHELF, new Remove(Place.module("wood")))).isEqualTo("studio.still-used");
        assertThat(refused(SHELF, SHELF, new Remove(Place.option("back", "closed"))))
                .isEqualTo("studio.still-used");
        assertThat(Sheet.of(SHELF).uses(Place.module("back")))
                .containsExactly(Place.rule("no-pine"), Place.testCase("light"));
        var without = edit(SHELF, new Remove(Place.rule("no-pine")));
        assertThat(without).doesNotContain("carpenter", "no-pine").contains("#: case light");
    }

    @Test
    void bad_input_is_refused_and_says_why() {
        assertThat(refused(SHELF, SHELF, new Rename(Place.module("wood"), Map.of("en", " "))))
                .isEqualTo("studio.name-invalid");
        assertThat(refused(SHELF, SHELF, new AddModule("x", Map.of("en", ""), List.of(choice("a")), "")))
                .isEqualTo("studio.name-invalid");
        assertThat(refused(SHELF, SHELF, new Rename(Place.module("wood"), Map.of("en", "x".repeat(121)))))
                .isEqualTo("studio.name-invalid");
        assertThat(refused(SHELF, SHELF, new Rename(Place.module("wood"), Map.of("en", "a\nbase 0"))))
                .isEqualTo("studio.name-invalid");
        assertThat(refused(SHELF, SHELF, new AddModule("x", Map.of("en", "X"), List.of(), "")))
                .isEqualTo("model.invalid");
        assertThat(refused(SHELF, SHELF, new AddRule("r", List.of("formula stone=red"), Map.of())))
                .isEqualTo("model.text-invalid");
        assertThat(refused(SHELF, SHELF, new AddRule("r", List.of("formula wood=oak\nbase 0"), Map.of())))
                .isEqualTo("model.text-invalid");
        assertThat(refused(SHELF, SHELF, new SetMaking("wood", "oak", List.of("material x 0 m"))))
                .isEqualTo("model.text-invalid");
        var emoji =
                edit(SHELF, new Rename(Place.option("wood", "oak"), Map.of("en", "<script>alert(1)</script> 🪵 𠮷")));
        assertThat(emoji).contains("name en \"<script>alert(1)</script> 🪵 𠮷\"");
        assertThat(Words.id(Map.of("en", "🪵"), "option", Set.of())).isEqualTo("option");
        assertThat(Words.id(Map.of("zh", "胡桃木"), "option", Set.of("胡桃木"))).isEqualTo("胡桃木-2");
    }

    @Test
    void a_thousand_options_are_edited_as_fast_as_two() {
        var many = IntStream.range(0, 1_000).mapToObj(i -> choice("o" + i)).toList();
        var text = edit(SHELF, new AddModule("many", Map.of("en", "Many"), many, ""));
        text = edit(text, new Move(Place.option("many", "o999"), -999));
        assertThat(text).contains("  name en \"Many\"\n  option o999\n");
        assertThat(edit(text, new SetPrice("many", "o500", 7L)))
                .contains("option o500\n    name en \"o500\"\n    price 7\n");
    }

    @Test
    void a_rule_is_written_anew_with_its_comments_kept() {
        var text = edit(SHELF, new SetRule("no-pine", List.of("forbid wood back", "| pine open"), Map.of("en", "So.")));
        assertThat(text)
                .contains(
                        "# the carpenter asked for it\nrule no-pine forbid wood back\n  words en \"So.\"\n  | pine open\n");
    }

    @Test
    void texts_are_merged_where_they_do_not_meet() {
        var base = "a\nb\nc\nd\n";
        assertThat(Merge.of(base, "a\nB\nc\nd\n", "a\nb\nc\nd\ne\n")).contains("a\nB\nc\nd\ne\n");
        assertThat(Merge.of(base, "a\nB\nc\nd\n", "a\nx\nc\nd\n")).isEmpty();
        assertThat(Merge.of(base, "a\nc\nd\n", "a\nb\nc\nD\n")).contains("a\nc\nD\n");
        assertThat(Merge.of(base, "", "a\nb\nc\nd\n")).contains("");
        assertThat(Merge.of(base, "z\na\nb\nc\nd\n", "y\na\nb\nc\nd\n")).isEmpty();
        assertThat(Merge.of("a\n", "a\nx\n", "")).contains("x\n");
        var random = new java.util.Random(7);
        for (int i = 0; i < 2_000; i++) {
            var from = random(random);
            var to = random(random);
            assertThat(Merge.of(from, to, from)).contains(to);
            assertThat(Merge.of(from, from, to)).contains(to);
            // a line far below that another adds is there, and nothing else differs
            assertThat(Merge.of(from + "!\n", to + "!\n", from + "!\n?\n")).contains(to + "!\n?\n");
        }
    }

    private static String random(java.util.Random random) {
        var text = new StringBuilder();
        for (int n = random.nextInt(12); n > 0; n--) {
            text.append("abc".charAt(random.nextInt(3))).append('\n');
        }
        return text.toString();
    }
}

package org.wishwright.configuration.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.editing.Edit.AddKind;
import org.wishwright.configuration.editing.Edit.AddModule;
import org.wishwright.configuration.editing.Edit.AddOption;
import org.wishwright.configuration.editing.Edit.Choice;
import org.wishwright.configuration.editing.Edit.PutCase;
import org.wishwright.configuration.editing.Edit.PutFormula;
import org.wishwright.configuration.editing.Edit.PutPrices;
import org.wishwright.configuration.editing.Edit.Remove;
import org.wishwright.configuration.editing.Edit.Row;
import org.wishwright.configuration.editing.Edit.SetHead;
import org.wishwright.configuration.editing.Edit.SetLines;
import org.wishwright.configuration.editing.Edit.SetMaking;
import org.wishwright.configuration.editing.Edit.SetPrice;
import org.wishwright.configuration.editing.TestCase.Expectation;
import org.wishwright.configuration.format.Models;
import org.wishwright.kernel.Outcome.Refused;

/** Modules of every kind, calculated prices and times, changed line by line. */
class KindsEditingTest {

    private static final String CASE = """
            wishwright-model 1
            model case
            currency CNY
            base 30000

            number width unit mm from 100 to 900 step 10

            # of brass
            switch lock
              name en "Lock"

            group extras pick 0 to 1
              member handle
              member wheels

            text engraving length 0 to 12 of latin space
              step ENGRAVE family laser setup 120 run 20 + 15 * engraving

            rule strong formula width >= 500 implies lock

            price board formula 0.35 CNY * width / 10 when not lock=yes
            """;

    private static String after(Edit edit) {
        return after(CASE, edit);
    }

    private static String after(String text, Edit edit) {
        return Editing.edit(text, text, edit).orThrow().text();
    }

    private static String refused(Edit edit) {
        return ((Refused<?>) Editing.edit(CASE, CASE, edit)).refusal().code();
    }

    @Test
    void kinds_are_added_and_their_heads_changed() {
        var names = Map.of("en", "Bell");
        assertThat(after(new AddKind("bell", names, "switch", "", List.of("price 900"))))
                .contains("switch bell\n  name en \"Bell\"\n  price 900\n\nrule strong");
        assertThat(after(new AddKind("art", names, "upload", "required", List.of())))
                .contains("upload art required\n");
        assertThat(after(new AddKind("lock", names, "switch", "", List.of()))).contains("switch lock-2\n");
        assertThat(after(new AddModule("wood", names, List.of(new Choice("oak", names, null, null)), "", true)))
                .contains("module wood optional\n");
        assertThat(after(new SetHead("width", "unit mm from 100 to 800 step 5")))
                .contains("number width unit mm from 100 to 800 step 5\n");
        assertThat(after(new SetHead("extras", "pick 1 to 2"))).contains("group extras pick 1 to 2\n");
        assertThat(refused(new SetHead("extras", "pick 2 to 1"))).isEqualTo("model.text-invalid");
        assertThat(refused(new AddKind("name", names, "text", "length 9 to 1 of latin", List.of())))
                .isEqualTo("model.text-invalid");
    }

    @Test
    void members_switches_and_texts_take_prices_and_making() {
        assertThat(after(new AddOption("extras", new Choice("strap", Map.of("en", "Strap"), null, 300L))))
                .contains("  member strap\n    name en \"Strap\"\n    price 300\n");
        assertThat(after(new SetPrice("lock", "", 4500L))).contains("name en \"Lock\"\n  price 4500\n");
        assertThat(after(new SetPrice("engraving", "", 500L))).contains("  price 500 per character\n");
        var priced = after(new SetPrice("engraving", "", 500L));
        assertThat(after(priced, new SetPrice("engraving", "", 600L)))
                .contains("  price 600 per character\n  step")
                .doesNotContain("price 500");
        assertThat(after(priced, new Edit.AddRule("few", List.of("formula not lock"), Map.of())))
                .contains("implies lock\n\nrule few formula not lock\n\nprice board");
        var material = MadeLine.material("BOARD", "0.002 * width + 0.4", "m", "width >= 300");
        assertThat(after(new SetMaking("lock", "", List.of(material.line()))))
                .contains("  when width >= 300 use BOARD 0.002 * width + 0.4 m\n");
        var sheet = Sheet.of(CASE);
        assertThat(sheet.made(Place.module("engraving")).getFirst().line())
                .isEqualTo("step ENGRAVE family laser setup 120 run 20 + 15 * engraving");
        assertThat(MadeLine.of("material BOARD 2.4 m2").orElseThrow().line()).isEqualTo("material BOARD 2.4 m2");
        assertThat(MadeLine.of("when lock step A family B setup 1 run 2 inspect")
                        .orElseThrow()
                        .line())
                .isEqualTo("when lock step A family B setup 1 run 2 inspect");
    }

    @Test
    void a_pasted_table_never_replaces_a_formula_nor_a_formula_a_table() {
        var table = new PutPrices("board", List.of("lock"), 0, List.of(new Row(List.of("yes"), 5)));
        assertThat(refused(table)).isEqualTo("studio.price-other-kind");
        assertThat(after(new PutFormula("board", "0.4 CNY * width", "lock")))
                .contains("price board formula 0.4 CNY * width when lock\n");
        var tabled = after(new PutPrices("lock-price", List.of("lock"), 0, List.of(new Row(List.of("yes"), 5))));
        var late = Editing.edit(tabled, tabled, new PutFormula("lock-price", "1 CNY * width", ""));
        assertThat(((Refused<?>) late).refusal().code()).isEqualTo("studio.price-other-kind");
    }

    @Test
    void days_are_kept_under_rules_prices_and_options() {
        var days = List.of("valid from 2026-03-01 until 2026-06-30");
        assertThat(after(new SetLines(Place.rule("strong"), "valid", days)))
                .contains("rule strong formula width >= 500 implies lock\n  valid from 2026-03-01 until 2026-06-30\n");
        assertThat(after(new SetLines(Place.prices("board"), "valid", days))).contains("lock=yes\n  valid from");
        assertThat(after(new SetLines(Place.option("extras", "handle"), "valid", days)))
                .contains("member handle\n    valid from");
        assertThat(refused(
                        new SetLines(Place.rule("strong"), "valid", List.of("valid from 2026-06-30 until 2026-03-01"))))
                .isEqualTo("model.text-invalid");
    }

    @Test
    void what_is_spoken_of_in_formulas_cannot_be_taken_away() {
        assertThat(refused(new Remove(Place.module("lock")))).isEqualTo("studio.still-used");
        assertThat(refused(new Remove(Place.module("width")))).isEqualTo("studio.still-used");
        var counted = after(new Edit.AddRule("few", List.of("formula at most 1 of (extras.handle,lock)"), Map.of()));
        assertThat(Editing.edit(counted, counted, new Remove(Place.option("extras", "handle"))))
                .isInstanceOf(Refused.class);
        assertThat(after(new Remove(Place.option("extras", "handle")))).doesNotContain("handle");
        assertThat(Sheet.of(CASE).uses(Place.module("extras"))).isEmpty();
    }

    @Test
    void a_case_keeps_texts_and_numbers_as_typed() {
        var choices = Map.of("engraving", "To \"Li\" = 李");
        var text = after(new PutCase(new TestCase("named", Expectation.IMPOSSIBLE, null, choices)));
        assertThat(TestCase.in(text).getFirst().choices()).isEqualTo(choices);
        assertThat(Sheet.of(text).uses(Place.module("engraving"))).containsExactly(Place.testCase("named"));
    }

    @Test
    void another_model_is_put_in_as_a_part() {
        Models models = name -> java.util.Optional.of(CASE).filter(_ -> name.equals("box"));
        var edit = new AddKind("box", Map.of(), "part", "is model box", List.of());
        assertThat(Editing.edit(CASE, CASE, edit, models)).isInstanceOf(Refused.class); // it has no name
        var named = new AddKind("box", Map.of("en", "Box"), "part", "is model box", List.of());
        var edited = Editing.edit(CASE, CASE, named, models).orThrow();
        assertThat(edited.model().modules()).anyMatch(m -> m.id().equals("box.lock"));
        assertThat(refused(named)).isEqualTo("model.text-invalid");
    }
}

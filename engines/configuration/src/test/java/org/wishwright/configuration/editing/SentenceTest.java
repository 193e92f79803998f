package org.wishwright.configuration.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.editing.Sentence.Term;
import org.wishwright.configuration.editing.Sentence.Then;

class SentenceTest {

    private static final Sentence.Names NAMES = (module, option, language) -> option.isEmpty() ? module : option;

    private static void same(Sentence sentence, String formula) {
        assertThat(sentence.formula()).isEqualTo(formula);
        assertThat(Sentence.of(formula)).contains(sentence);
    }

    @Test
    void each_sentence_is_a_formula_and_that_formula_is_the_sentence() {
        var tall = new Term("height", "=", "tall");
        same(
                new Sentence(List.of(tall), false, Then.MUST, "back", List.of("closed")),
                "height=tall implies back=closed");
        same(
                new Sentence(
                        List.of(tall, new Term("wood", "!=", "oak")), false, Then.MUST_NOT, "back", List.of("open")),
                "(height=tall and not wood=oak) implies not back=open");
        same(
                new Sentence(List.of(tall, new Term("chest", ">=", "116")), true, Then.MUST, "back", List.of("a", "b")),
                "(height=tall or chest >= 116) implies (back=a or back=b)");
        same(
                new Sentence(List.of(tall, new Term("wood", "=", "pine")), false, Then.NEVER, "", List.of()),
                "not (height=tall and wood=pine)");
        same(
                new Sentence(List.of(tall), false, Then.AT_MOST, "width", List.of("80.5")),
                "height=tall implies width <= 80.5");
        same(new Sentence(List.of(), false, Then.MUST_NOT, "back", List.of("a", "b")), "not (back=a or back=b)");
    }

    @Test
    void counts_and_measures_compared_are_sentences_too() {
        var tall = new Term("height", "=", "tall");
        same(
                new Sentence(
                        List.of(tall), false, Then.COUNT_AT_LEAST, "", List.of("1", "lock=yes", "extras.bell=yes")),
                "height=tall implies at least 1 of (lock=yes, extras.bell=yes)");
        same(
                new Sentence(List.of(), false, Then.COUNT_AT_MOST, "", List.of("2", "a=b", "c=d", "e=f")),
                "at most 2 of (a=b, c=d, e=f)");
        same(
                new Sentence(List.of(), false, Then.COUNT_EXACTLY, "", List.of("1", "a=b", "c=d")),
                "exactly 1 of (a=b, c=d)");
        same(new Sentence(List.of(), false, Then.AT_LEAST, "chest", List.of("waist")), "chest >= waist");
        same(
                new Sentence(List.of(new Term("chest", ">", "waist")), false, Then.EXACTLY, "hips", List.of("90")),
                "chest > waist implies hips == 90");
        assertThat(new Sentence(List.of(tall), false, Then.COUNT_EXACTLY, "", List.of("1", "A=X", "B=Y")).words(NAMES))
                .containsEntry("en", "When height is tall: of A: X, B: Y exactly 1 must be chosen.")
                .containsEntry("zh", "当height为“tall”时，A：X、B：Y中，恰好须选1项。");
        assertThat(new Sentence(List.of(), false, Then.AT_LEAST, "Chest", List.of("Waist")).words(NAMES))
                .containsEntry("en", "Chest must be at least Waist.");
        for (var formula : List.of("at least 1 of (not a=b, c=d)", "at least x of (a=b)", "2 to 3 of (a=b, c=d)")) {
            assertThat(Sentence.of(formula)).as(formula).isEmpty();
        }
    }

    @Test
    void a_formula_that_no_sentence_fits_stays_text() {
        for (var formula : List.of(
                "a=b iff c=d",
                "a=b implies c=d implies e=f",
                "(a=b or c=d) and e=f implies g=h",
                "a=b implies (c=d or e=f)",
                "not (not (a=b and c=d))",
                "a=b implies c=d and e=f",
                "((a=b)",
                "",
                "true",
                "not (a=b or c=d) implies e=f")) {
            assertThat(Sentence.of(formula)).as(formula).isEmpty();
        }
    }

    @Test
    void words_are_proposed_in_both_languages() {
        var words = new Sentence(
                        List.of(new Term("Height", "=", "Tall")), false, Then.MUST, "Back", List.of("Closed", "Mesh"))
                .words(NAMES);
        assertThat(words)
                .containsEntry("en", "When Height is Tall, Back must be one of Closed or Mesh.")
                .containsEntry("zh", "当Height为“Tall”时，Back只能是“Closed”或“Mesh”。");
    }
}

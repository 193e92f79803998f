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
        same(new Sentence(List.of(tall), false, Then.MUST, "back", List.of("closed")), "height=tall implies back=closed");
        same(
                new Sentence(List.of(tall, new Term("wood", "!=", "oak")), false, Then.MUST_NOT, "back", List.of("open")),
                "(height=tall and not wood=oak) implies not back=open");
        same(
                new Sentence(List.of(tall, new Term("chest", ">=", "116")), true, Then.MUST, "back", List.of("a", "b")),
                "(height=tall or chest >= 116) implies (back=a or back=b)");
        same(
                new Sentence(List.of(tall, new Term("wood", "=", "pine")), false, Then.NEVER, "", List.of()),
                "not (height=tall and wood=pine)");
        same(new Sentence(List.of(tall), false, Then.AT_MOST, "width", List.of("80.5")), "height=tall implies width <= 80.5");
        same(new Sentence(List.of(), false, Then.MUST_NOT, "back", List.of("a", "b")), "not (back=a or back=b)");
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

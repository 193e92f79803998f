package org.wishwright.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.fallback.SolvedModel;
import org.wishwright.kernel.Outcome.Accepted;

class SolvedModelTest {

    @Test
    void a_model_that_is_searched_answers_as_enumeration_does() {
        int solvable = 0;
        for (long seed = 0; seed < 500; seed++) {
            var model = RandomModels.model(seed);
            var products = Enumeration.products(model, model.rules());
            var outcome = SolvedModel.of(model);
            assertThat(outcome.isAccepted()).as("%s", seed).isEqualTo(!products.isEmpty());
            if (!(outcome instanceof Accepted<SolvedModel>(var solved))) {
                continue;
            }
            solvable++;
            var random = new Random(seed);
            for (int i = 0; i < 5; i++) {
                var selection = RandomModels.selection(model, solved.vocabulary(), random);
                var all = Enumeration.keeps(selection.choices(), "");
                assertThat(solved.isValid(selection)).isEqualTo(products.stream().anyMatch(all));
                assertThat(solved.completion(selection).isPresent()).isEqualTo(solved.isValid(selection));
                solved.completion(selection).ifPresent(c -> assertThat(c.choices()).containsAllEntriesOf(selection.choices()));
                for (var module : model.modules()) {
                    var others = Enumeration.keeps(selection.choices(), module.id());
                    var expected = module.options().stream()
                            .map(Option::id)
                            .filter(o -> products.stream()
                                    .anyMatch(p -> others.test(p) && o.equals(p.choices().get(module.id()))))
                            .toList();
                    assertThat(solved.remaining(selection, module.id())).as("%s", seed).isEqualTo(expected);
                }
            }
        }
        assertThat(solvable).isBetween(100, 499);
    }
}

package org.wishwright.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.compiled.Budget;
import org.wishwright.configuration.compiled.CompiledModel;
import org.wishwright.configuration.compiled.Mode;
import org.wishwright.configuration.compiled.ModelCompiler;
import org.wishwright.configuration.fallback.Configurable;
import org.wishwright.configuration.fallback.SolvedModel;
import org.wishwright.configuration.format.DimacsReader;
import org.wishwright.kernel.Outcome.Accepted;

class SolvedModelTest {

    @Test
    void a_model_that_is_searched_answers_as_enumeration_does() {
        int solvable = 0;
        for (long seed = 0; seed < 500; seed++) {
            var model = RandomModels.model(seed);
            var products = Enumeration.products(model, model.rules());
            var outcome = SolvedModel.of(model);
            boolean always = model.extras().validity().isEmpty();
            assertThat(outcome.isAccepted() || !always).as("%s", seed).isEqualTo(!products.isEmpty() || !always);
            if (!(outcome instanceof Accepted<SolvedModel>(var solved))) {
                continue;
            }
            solvable++;
            var random = new Random(seed);
            for (int i = 0; i < 5; i++) {
                var selection = RandomModels.selection(model, solved.vocabulary(), random);
                var all = Enumeration.keeps(selection.choices(), "");
                assertThat(solved.isValid(selection))
                        .isEqualTo(products.stream().anyMatch(all));
                assertThat(solved.completion(selection).isPresent()).isEqualTo(solved.isValid(selection));
                solved.completion(selection)
                        .ifPresent(c -> assertThat(c.choices()).containsAllEntriesOf(selection.choices()));
                for (var module : model.modules()) {
                    var others = Enumeration.keeps(selection.choices(), module.id());
                    var expected = module.options().stream()
                            .map(Option::id)
                            .filter(o -> products.stream()
                                    .anyMatch(p -> others.test(p)
                                            && o.equals(p.choices().get(module.id()))))
                            .toList();
                    assertThat(solved.remaining(selection, module.id()))
                            .as("%s", seed)
                            .isEqualTo(expected);
                }
            }
        }
        assertThat(solvable).isBetween(100, 499);
    }

    @Test
    void what_search_answers_is_what_the_circuit_answers_as_far_as_it_claims() {
        int whole = 0;
        for (long seed = 0; seed < 200; seed++) {
            var model = RandomModels.model(seed);
            if (!(SolvedModel.of(model) instanceof Accepted<SolvedModel>(var solved))
                    || !(ModelCompiler.compile(model, Budget.standard())
                            instanceof Accepted<CompiledModel>(var compiled))) {
                continue;
            }
            Configurable searched = new Configurable.Searched(solved);
            var selection = RandomModels.selection(model, solved.vocabulary(), new Random(seed));
            var answer = searched.ask(selection);
            var exact = compiled.ask(selection);
            assertThat(answer.isValid()).isEqualTo(exact.isValid());
            for (var module : model.modules()) {
                assertThat(answer.remaining(module.id())).isEqualTo(exact.remaining(module.id()));
                for (var option : module.isOpen() ? List.<Option>of() : module.options()) {
                    var repair = answer.repair(module.id(), option.id());
                    assertThat(repair.isPresent())
                            .isEqualTo(exact.repair(module.id(), option.id()).isPresent());
                    repair.ifPresent(
                            one -> assertThat(one.completion().choices()).containsEntry(module.id(), option.id()));
                }
            }
            assertThat(answer.priceMin()).as("%s", seed).isEqualTo(exact.priceMin());
            assertThat(answer.priceMax()).as("%s", seed).isEqualTo(exact.priceMax());
            assertThat(answer.priceFloor()).isEqualTo(exact.priceMin());
            assertThat(answer.priceCeiling()).isEqualTo(exact.priceMax());
            if (answer.isValid()) {
                assertThat(answer.dearestCompletion().orElseThrow().totalMinor())
                        .isEqualTo(exact.priceMax().getAsLong());
                var all = Selection.of(
                                solved.vocabulary(),
                                answer.cheapestCompletion().orElseThrow().choices())
                        .orThrow();
                var end = searched.ask(all);
                if (end.isExhaustive()) {
                    whole++;
                    assertThat(end.priceMin()).isEqualTo(compiled.ask(all).priceMin());
                    assertThat(end.count()).isOne();
                }
            }
        }
        assertThat(whole).isGreaterThan(20);
    }

    @Test
    void what_a_search_does_not_prove_lies_between_its_bounds() {
        var model = priced(RandomClauses.file(40, 100, 1));
        var compiled = ModelCompiler.compile(model, Budget.standard()).orThrow();
        var answer = compiled.ask(compiled.emptySelection());
        var solved = SolvedModel.of(model).orThrow();
        var none = Selection.empty(solved.vocabulary());
        int open = 0;
        for (int effort = 0; effort < 400; effort += 20) {
            var cheapest = solved.best(none, false, effort).orElseThrow();
            assertThat(cheapest.bound()).isLessThanOrEqualTo(answer.priceMin().getAsLong());
            assertThat(cheapest.configuration().totalMinor())
                    .isGreaterThanOrEqualTo(answer.priceMin().getAsLong());
            var dearest = solved.best(none, true, effort).orElseThrow();
            assertThat(dearest.bound()).isGreaterThanOrEqualTo(answer.priceMax().getAsLong());
            assertThat(dearest.configuration().totalMinor())
                    .isLessThanOrEqualTo(answer.priceMax().getAsLong());
            open += cheapest.isProved() ? 0 : 1;
        }
        assertThat(open).isPositive();
        assertThat(solved.cheapest(none).orElseThrow().configuration().totalMinor())
                .isEqualTo(answer.priceMin().getAsLong());
    }

    /** The yes of each module has a price. */
    private static Model priced(String dimacs) {
        var model = DimacsReader.read("m", dimacs.getBytes(StandardCharsets.UTF_8), Currency.getInstance("EUR"))
                .orThrow();
        var random = new Random(1);
        var prices = new ArrayList<PriceTable>();
        for (var module : model.modules()) {
            var yes = Tuples.of(1, List.of("yes"));
            prices.add(new PriceTable(module.id(), List.of(module.id()), yes, List.of(1L + random.nextInt(5_000)), 0));
        }
        return new Model(model.id(), model.name(), model.currency(), 100, model.modules(), model.rules(), prices);
    }

    @Test
    void a_model_beyond_its_budget_is_searched_and_says_so() {
        var file = RandomClauses.file(60, 180, 1).getBytes(StandardCharsets.UTF_8);
        var model = DimacsReader.read("m", file, Currency.getInstance("EUR")).orThrow();
        var ample = Configurable.of(model, Budget.standard()).orThrow();
        assertThat(ample.mode()).isEqualTo(Mode.CLAUSES);
        var searched =
                Configurable.of(model, new Budget(2, 1_000_000_000, () -> true)).orThrow();
        assertThat(searched.mode().text()).isEqualTo("search");
    }

    @Test
    void a_model_of_tables_says_so() {
        var model = RandomModels.model(40);
        assertThat(Configurable.of(model, Budget.standard()).orThrow().mode()).isEqualTo(Mode.TABLES);
    }
}

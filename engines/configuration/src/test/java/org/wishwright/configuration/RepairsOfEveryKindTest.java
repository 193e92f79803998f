package org.wishwright.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.Cellwise.Whole;
import org.wishwright.configuration.compiled.Answer;
import org.wishwright.configuration.compiled.Budget;
import org.wishwright.configuration.compiled.CompiledModel;
import org.wishwright.configuration.compiled.Kept;
import org.wishwright.configuration.compiled.ModelCompiler;
import org.wishwright.configuration.compiled.Repair;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.kernel.Outcome.Refused;

/** Repairs, completions and kept choices of models with texts, files, ranges of numbers and days, against enumeration. */
class RepairsOfEveryKindTest {

    private interface Check {
        void check(CompiledModel compiled, Cellwise cellwise, List<Whole> products, Random random);
    }

    private static void forRandomModels(int models, boolean dated, Check check) {
        int checked = 0;
        for (long seed = 3_000; checked < models; seed++) {
            var model = RandomModels.model(seed);
            if ((dated || model.extras().validity().isEmpty())
                    && ModelCompiler.compile(model, Budget.standard())
                            instanceof Accepted<CompiledModel>(var compiled)) {
                var cellwise = new Cellwise(model, compiled.vocabulary());
                var products = cellwise.whole(Enumeration.products(model, model.rules()));
                check.check(compiled, cellwise, products, new Random(seed));
                checked++;
            }
        }
    }

    @Test
    void the_fewest_changes_are_found_and_are_the_cheapest() {
        forRandomModels(1_500, true, (compiled, cellwise, products, random) -> {
            var answer = compiled.ask(RandomModels.selection(cellwise.model(), compiled.vocabulary(), random));
            for (int m = 0; m < cellwise.model().modules().size(); m++) {
                for (int o = 0; o < compiled.vocabulary().options(m).size(); o++) {
                    check(answer, cellwise, products, m, o);
                }
            }
        });
    }

    private static void check(Answer answer, Cellwise cellwise, List<Whole> products, int m, int o) {
        var module = cellwise.vocabulary().module(m);
        var option = cellwise.vocabulary().option(m, o);
        var selection = answer.selection();
        var with =
                products.stream().filter(product -> product.cells().get(m) == o).toList();
        var fewest = with.stream()
                .mapToInt(product -> cellwise.broken(selection, product.cells(), m))
                .min();
        assertThat(answer.changesNeeded(module, option))
                .as("%s=%s", module, option)
                .isEqualTo(fewest);
        var repair = answer.repair(module, option);
        assertThat(repair.isPresent()).isEqualTo(fewest.isPresent());
        if (repair.isPresent()) {
            var best = with.stream()
                    .filter(product -> cellwise.broken(selection, product.cells(), m) == fewest.getAsInt())
                    .mapToLong(Whole::total)
                    .min();
            assertThat(answer.totalAfterChanges(module, option)).isEqualTo(best);
            assertThat(repair.get().totalMinor()).isEqualTo(best.getAsLong());
            keeps(repair.get(), selection, cellwise, products, m, fewest.getAsInt());
        }
    }

    /** The repair leads to a product, changes what it says, and leaves every other choice as it was given, to the letter. */
    private static void keeps(
            Repair repair, Selection selection, Cellwise cellwise, List<Whole> products, int except, int changes) {
        var choices = repair.completion().choices();
        var cells = cellwise.cells(choices);
        assertThat(products.stream()
                        .anyMatch(product -> product.cells().equals(cells)
                                && product.total() == repair.completion().totalMinor()))
                .isTrue();
        var changed = new HashSet<String>();
        for (var change : repair.changes()) {
            assertThat(selection.choice(change.module())).hasValue(change.from());
            assertThat(change.to()).isNotEqualTo(change.from()).isEqualTo(choices.get(change.module()));
            changed.add(change.module());
        }
        assertThat(changed).hasSize(changes);
        selection.choices().forEach((module, choice) -> {
            if (!changed.contains(module) && cellwise.vocabulary().indexOf(module) != except) {
                assertThat(choices).containsEntry(module, choice);
            }
        });
    }

    @Test
    void completions_are_the_cheapest_and_the_dearest_and_keep_every_choice_to_the_letter() {
        forRandomModels(1_500, true, (compiled, cellwise, products, random) -> {
            var selection = RandomModels.selection(cellwise.model(), compiled.vocabulary(), random);
            var answer = compiled.ask(selection);
            var whole = products.stream()
                    .filter(product -> cellwise.broken(selection, product.cells(), -1) == 0)
                    .toList();
            var totals = whole.stream().mapToLong(Whole::total).summaryStatistics();
            assertThat(answer.cheapestCompletion().isPresent()).isEqualTo(!whole.isEmpty());
            assertThat(answer.dearestCompletion().isPresent()).isEqualTo(!whole.isEmpty());
            for (var completion :
                    List.of(answer.cheapestCompletion(), answer.dearestCompletion(), answer.sample(random))) {
                completion.ifPresent(c -> {
                    assertThat(c.choices()).containsAllEntriesOf(selection.choices());
                    var cells = cellwise.cells(c.choices());
                    assertThat(whole.stream().anyMatch(p -> p.cells().equals(cells) && p.total() == c.totalMinor()))
                            .isTrue();
                });
            }
            answer.cheapestCompletion()
                    .ifPresent(c -> assertThat(c.totalMinor()).isEqualTo(totals.getMin()));
            answer.dearestCompletion().ifPresent(c -> assertThat(c.totalMinor()).isEqualTo(totals.getMax()));
        });
    }

    @Test
    void a_changed_choice_keeps_of_the_others_in_their_order_what_fits() {
        forRandomModels(1_500, false, (compiled, cellwise, products, random) -> {
            var cells = products.stream().map(Whole::cells).distinct().toList();
            var modules = new ArrayList<>(cellwise.model().modules());
            Collections.shuffle(modules, random);
            var choices = new LinkedHashMap<String, String>();
            modules.forEach(module -> choices.put(module.id(), RandomModels.choice(module, random)));
            var changed = modules.get(random.nextInt(modules.size()));
            var to = RandomModels.choice(changed, random);
            var kept = new LinkedHashMap<String, String>();
            kept.put(changed.id(), to);
            boolean exists = fits(kept, cells, compiled.vocabulary());
            var dropped = new LinkedHashMap<String, String>();
            choices.forEach((module, choice) -> {
                if (!module.equals(changed.id())) {
                    kept.put(module, choice);
                    if (!fits(kept, cells, compiled.vocabulary())) {
                        dropped.put(module, kept.remove(module));
                    }
                }
            });
            switch (compiled.change(choices, changed.id(), to)) {
                case Accepted<Kept>(var result) -> {
                    assertThat(exists).isTrue();
                    assertThat(result.selection().choices()).isEqualTo(kept);
                    assertThat(List.copyOf(result.dropped().entrySet())).isEqualTo(List.copyOf(dropped.entrySet()));
                }
                case Refused<Kept>(var refusal) -> {
                    assertThat(exists).isFalse();
                    assertThat(refusal.code()).isEqualTo("selection.impossible-option");
                }
            }
        });
    }

    private static boolean fits(Map<String, String> choices, List<List<Integer>> products, Vocabulary vocabulary) {
        return products.stream()
                .anyMatch(cells -> choices.entrySet().stream().allMatch(choice -> {
                    int m = vocabulary.indexOf(choice.getKey());
                    return cells.get(m) == vocabulary.optionOf(m, choice.getValue());
                }));
    }
}

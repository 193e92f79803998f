package org.wishwright.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.Enumeration.Product;
import org.wishwright.configuration.compiled.Answer;
import org.wishwright.configuration.compiled.Budget;
import org.wishwright.configuration.compiled.CompiledModel;
import org.wishwright.configuration.compiled.ModelCompiler;
import org.wishwright.configuration.compiled.OptionSet;
import org.wishwright.configuration.compiled.Repair;
import org.wishwright.configuration.compiled.Weights;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.kernel.Outcome.Refused;

class QuestionsAgreeWithEnumerationTest {

    private interface Check {
        void check(CompiledModel compiled, List<Product> products, Random random);
    }

    private static void forRandomModels(int models, Check check) {
        forRandomModels(models, _ -> true, check);
    }

    /** Models whose choices are options, whatever the day. */
    private static void forModelsOfOptions(int models, Check check) {
        forRandomModels(
                models, model -> model.extras().validity().isEmpty() && RandomModels.hasOptionsAlone(model), check);
    }

    private static void forRandomModels(int models, Predicate<Model> wanted, Check check) {
        int checked = 0;
        for (long seed = 1_000; checked < models; seed++) {
            var model = RandomModels.model(seed);
            if (wanted.test(model)
                    && ModelCompiler.compile(model, Budget.standard())
                            instanceof Accepted<CompiledModel>(var compiled)) {
                check.check(compiled, Enumeration.products(model, model.rules()), new Random(seed));
                checked++;
            }
        }
    }

    private static Map<String, Set<String>> someOptions(Model model, Random random) {
        var some = new HashMap<String, Set<String>>();
        for (var module : model.modules()) {
            for (var option : module.options()) {
                if (random.nextInt(5) == 0) {
                    some.computeIfAbsent(module.id(), _ -> new TreeSet<>()).add(option.id());
                }
            }
        }
        return some;
    }

    private static List<Product> without(List<Product> products, Map<String, Set<String>> excluded) {
        return products.stream()
                .filter(p -> excluded.entrySet().stream()
                        .noneMatch(e -> e.getValue().contains(p.choices().get(e.getKey()))))
                .toList();
    }

    private static long broken(Selection selection, Product product, String except) {
        return selection.choices().entrySet().stream()
                .filter(c -> !c.getKey().equals(except)
                        && !c.getValue().equals(product.choices().get(c.getKey())))
                .count();
    }

    @Test
    void options_that_are_not_on_offer_are_as_if_the_model_lacked_them() {
        forModelsOfOptions(300, (compiled, products, random) -> {
            var excluded = someOptions(compiled.model(), random);
            var left = without(products, excluded);
            var selection = RandomModels.selection(compiled.model(), compiled.vocabulary(), random);
            var answer = compiled.ask(selection, OptionSet.of(compiled.vocabulary(), excluded));
            var completions = left.stream()
                    .filter(Enumeration.keeps(selection.choices(), ""))
                    .toList();
            assertThat(answer.count()).isEqualTo(BigInteger.valueOf(completions.size()));
            assertThat(answer.isValid()).isEqualTo(!completions.isEmpty());
            var totals = completions.stream().mapToLong(Product::total).summaryStatistics();
            assertThat(answer.priceMin().orElse(-1)).isEqualTo(answer.isValid() ? totals.getMin() : -1);
            assertThat(answer.priceMax().orElse(-1)).isEqualTo(answer.isValid() ? totals.getMax() : -1);
            checkRepairs(answer, compiled.model(), left);
        });
    }

    @Test
    void every_blocked_option_is_freed_by_the_fewest_changes_at_the_cheapest_total() {
        forRandomModels(400, RandomModels::hasOptionsAlone, (compiled, products, random) -> {
            var selection = RandomModels.selection(compiled.model(), compiled.vocabulary(), random);
            checkRepairs(compiled.ask(selection), compiled.model(), products);
        });
    }

    @Test
    void where_every_product_costs_the_same_the_fewest_changes_are_found_too() {
        int checked = 0;
        for (long seed = 0; checked < 200; seed++) {
            var priced = RandomModels.model(seed);
            var model =
                    new Model("m", priced.name(), priced.currency(), 7, priced.modules(), priced.rules(), List.of());
            if (!RandomModels.hasOptionsAlone(model)
                    || !(ModelCompiler.compile(model, Budget.standard())
                            instanceof Accepted<CompiledModel>(var compiled))) {
                continue;
            }
            checked++;
            var random = new Random(seed);
            var products = Enumeration.products(model, model.rules());
            var excluded = someOptions(model, random);
            var selection = RandomModels.selection(model, compiled.vocabulary(), random);
            checkRepairs(compiled.ask(selection), model, products);
            var some = OptionSet.of(compiled.vocabulary(), excluded);
            checkRepairs(compiled.ask(selection, some), model, without(products, excluded));
        }
    }

    private static void checkRepairs(Answer answer, Model model, List<Product> products) {
        for (var module : model.modules()) {
            for (var option : module.options()) {
                var with = products.stream()
                        .filter(p -> option.id().equals(p.choices().get(module.id())))
                        .toList();
                var repair = answer.repair(module.id(), option.id());
                assertThat(repair.isPresent()).isEqualTo(!with.isEmpty());
                assertThat(answer.changesNeeded(module.id(), option.id()).isPresent())
                        .isEqualTo(!with.isEmpty());
                if (repair.isPresent()) {
                    var best = best(answer.selection(), with, module.id());
                    assertThat(answer.changesNeeded(module.id(), option.id()))
                            .hasValue((int) broken(answer.selection(), best, module.id()));
                    assertThat(answer.totalAfterChanges(module.id(), option.id()))
                            .hasValue(best.total());
                    assertThat(answer.isPossible(module.id(), option.id()))
                            .isEqualTo(broken(answer.selection(), best, module.id()) == 0);
                    checkRepair(answer.selection(), repair.get(), best, module.id());
                }
            }
        }
        assertThat(answer.repair().isPresent()).isEqualTo(!products.isEmpty());
        answer.repair().ifPresent(r -> checkRepair(answer.selection(), r, best(answer.selection(), products, ""), ""));
    }

    /** Fewest broken choices, then cheapest, then first. */
    private static Product best(Selection selection, List<Product> products, String except) {
        return products.stream()
                .min(Comparator.comparingLong((Product p) -> broken(selection, p, except))
                        .thenComparingLong(Product::total))
                .orElseThrow();
    }

    private static void checkRepair(Selection selection, Repair repair, Product best, String except) {
        assertThat(repair.completion().choices()).isEqualTo(best.choices());
        assertThat(repair.totalMinor()).isEqualTo(best.total());
        var changed = new LinkedHashMap<String, String>();
        for (var change : repair.changes()) {
            assertThat(selection.choice(change.module())).hasValue(change.from());
            assertThat(change.to())
                    .isNotEqualTo(change.from())
                    .isEqualTo(best.choices().get(change.module()));
            changed.put(change.module(), change.to());
        }
        assertThat(changed).doesNotContainKey(except).hasSize((int) broken(selection, best, except));
    }

    @Test
    void the_dearest_and_the_weightiest_completion_are_found() {
        forModelsOfOptions(300, (compiled, products, random) -> {
            var selection = RandomModels.selection(compiled.model(), compiled.vocabulary(), random);
            var weight = new HashMap<String, Long>();
            var weights = Weights.of(
                    compiled.vocabulary(),
                    (m, o) -> weight.computeIfAbsent(m + "=" + o, _ -> (long) random.nextInt(4)));
            var answer = compiled.ask(selection);
            var completions = products.stream()
                    .filter(Enumeration.keeps(selection.choices(), ""))
                    .toList();
            var dearest = completions.stream().min(Comparator.comparingLong(p -> -p.total()));
            var weightiest = completions.stream()
                    .min(Comparator.comparingLong((Product p) -> -p.choices().entrySet().stream()
                                    .mapToLong(c -> weight.getOrDefault(c.getKey() + "=" + c.getValue(), 0L))
                                    .sum())
                            .thenComparingLong(Product::total));
            assertThat(answer.dearestCompletion().map(Configuration::choices)).isEqualTo(dearest.map(Product::choices));
            assertThat(answer.bestCompletion(weights).map(Configuration::choices))
                    .isEqualTo(weightiest.map(Product::choices));
        });
    }

    @Test
    void orders_make_the_usual_option_weigh_most() {
        var model = RandomModels.model(4);
        var compiled = ModelCompiler.compile(model, Budget.standard()).orThrow();
        var usual = compiled.ask(compiled.emptySelection().at(RandomModels.DAY))
                .dearestCompletion()
                .orElseThrow();
        var orders = new ArrayList<>(Collections.nCopies(20, usual.choices()));
        orders.add(Map.of("unknown", "x"));
        var weights = Weights.ofOrders(compiled.vocabulary(), orders);
        assertThat(compiled.ask(compiled.emptySelection().at(RandomModels.DAY)).bestCompletion(weights))
                .hasValue(usual);
    }

    @Test
    void every_completion_is_drawn_about_equally_often() {
        forModelsOfOptions(20, (compiled, products, random) -> {
            var drawn = new HashMap<Map<String, String>, Integer>();
            var answer = compiled.ask(compiled.emptySelection());
            int expected = 60;
            for (int i = 0; i < products.size() * expected && products.size() < 40; i++) {
                drawn.merge(answer.sample(random).orElseThrow().choices(), 1, Integer::sum);
            }
            for (var product : products.size() < 40 ? products : List.<Product>of()) {
                assertThat(drawn.getOrDefault(product.choices(), 0)).isBetween(expected / 4, expected * 2);
            }
        });
    }

    @Test
    void sixty_four_shoppers_a_pass_get_the_answers_they_get_alone() {
        forRandomModels(60, (compiled, _, random) -> {
            var selections = new ArrayList<Selection>();
            for (int i = random.nextInt(65); i > 0; i--) {
                selections.add(RandomModels.selection(compiled.model(), compiled.vocabulary(), random));
            }
            var domains = compiled.domains(selections);
            for (int i = 0; i < selections.size(); i++) {
                var alone = compiled.ask(selections.get(i));
                assertThat(domains.isValid(i)).isEqualTo(alone.isValid());
                for (var module : compiled.model().modules()) {
                    assertThat(domains.remaining(i, module.id())).isEqualTo(alone.remaining(module.id()));
                }
            }
        });
    }

    @Test
    void choices_that_come_and_go_in_a_lane_leave_what_a_fresh_question_says() {
        forModelsOfOptions(60, (compiled, _, random) -> {
            var lanes = compiled.lanes(3);
            var selection = compiled.emptySelection();
            for (int step = 0; step < 8; step++) {
                int m = random.nextInt(compiled.vocabulary().size());
                var module = compiled.vocabulary().module(m);
                int o = random.nextInt(compiled.vocabulary().options(m).size() + 1) - 1;
                if (o < 0) {
                    lanes.reopen(1, m);
                    selection = selection.without(module).orThrow();
                } else {
                    lanes.choose(1, m, o);
                    selection = selection
                            .with(module, compiled.vocabulary().option(m, o))
                            .orThrow();
                }
                assertThat(lanes.ask().remaining(1, module))
                        .isEqualTo(compiled.ask(selection).remaining(module));
            }
            lanes.clear(1);
            assertThat(lanes.valid()).isEqualTo(0b111);
        });
    }

    @Test
    void a_changed_choice_keeps_of_the_others_in_their_order_what_fits() {
        forModelsOfOptions(300, (compiled, products, random) -> {
            var modules = new ArrayList<>(compiled.model().modules());
            Collections.shuffle(modules, random);
            var choices = new LinkedHashMap<String, String>();
            for (var module : modules) {
                choices.put(
                        module.id(),
                        module.options()
                                .get(random.nextInt(module.options().size()))
                                .id());
            }
            var changed = modules.get(random.nextInt(modules.size()));
            var option = changed.options().getFirst().id();
            var kept = new LinkedHashMap<String, String>();
            var dropped = new LinkedHashMap<String, String>();
            kept.put(changed.id(), option);
            boolean exists = products.stream().anyMatch(Enumeration.keeps(kept, ""));
            choices.forEach((module, chosen) -> {
                if (!module.equals(changed.id())) {
                    kept.put(module, chosen);
                    if (products.stream().noneMatch(Enumeration.keeps(kept, ""))) {
                        dropped.put(module, kept.remove(module));
                    }
                }
            });
            switch (compiled.change(choices, changed.id(), option)) {
                case Accepted<org.wishwright.configuration.compiled.Kept>(var result) -> {
                    assertThat(exists).isTrue();
                    assertThat(result.selection().choices()).isEqualTo(kept);
                    assertThat(List.copyOf(result.dropped().entrySet())).isEqualTo(List.copyOf(dropped.entrySet()));
                }
                case Refused<org.wishwright.configuration.compiled.Kept>(var refusal) -> {
                    assertThat(exists).isFalse();
                    assertThat(refusal.code()).isEqualTo("selection.impossible-option");
                }
            }
        });
    }

    @Test
    void a_packed_selection_opens_again_and_anything_else_is_refused() {
        forRandomModels(200, (compiled, _, random) -> {
            var selection = RandomModels.selection(compiled.model(), compiled.vocabulary(), random);
            var packed = compiled.pack(selection);
            var opened = compiled.unpack(packed).orThrow();
            assertThat(opened.at(RandomModels.DAY)).isEqualTo(selection);
            assertThat(opened.choices()).isEqualTo(selection.choices());
            for (int i = 0; i < 20; i++) {
                var damaged = packed.clone();
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
                if (compiled.unpack(damaged) instanceof Accepted<Selection>(var other)) {
                    assertThat(compiled.pack(other)).isEqualTo(damaged);
                }
            }
            assertThat(compiled.unpack(new byte[0]).isAccepted()).isFalse();
            assertThat(compiled.unpack(java.util.Arrays.copyOf(packed, packed.length + 1))
                            .isAccepted())
                    .isFalse();
        });
    }
}

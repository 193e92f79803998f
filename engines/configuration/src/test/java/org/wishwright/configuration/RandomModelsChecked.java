package org.wishwright.configuration;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import org.wishwright.configuration.Enumeration.Product;
import org.wishwright.configuration.compiled.Answer;
import org.wishwright.configuration.compiled.Budget;
import org.wishwright.configuration.compiled.CompiledModel;
import org.wishwright.configuration.compiled.ModelCompiler;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.kernel.Outcome.Refused;

/** Counts the answers about random models that enumeration contradicts, and prints their number: for the bench. */
public final class RandomModelsChecked {

    private static final int SELECTIONS = 4;

    private long wrong;

    private RandomModelsChecked() {}

    /** @param arguments how many models */
    public static void main(String[] arguments) {
        System.out.println(wrong(Integer.parseInt(arguments[0])));
    }

    static long wrong(int models) {
        var checked = new RandomModelsChecked();
        for (long seed = 0; seed < models; seed++) {
            checked.check(seed);
        }
        return checked.wrong;
    }

    private void check(long seed) {
        var model = RandomModels.model(seed);
        var products = Enumeration.products(model, model.rules());
        switch (ModelCompiler.compile(model, Budget.standard())) {
            case Refused<CompiledModel>(var refusal) ->
                same(refusal.code().equals("model.unsatisfiable"), products.isEmpty());
            case Accepted<CompiledModel>(var compiled) -> {
                same(
                        compiled.hash(),
                        CompiledModel.fromBytes(compiled.toBytes()).orThrow().hash());
                var random = new Random(seed);
                for (int i = 0; i < SELECTIONS; i++) {
                    var selection = RandomModels.selection(model, compiled.vocabulary(), random);
                    check(model, compiled.vocabulary(), compiled.ask(selection), products);
                }
            }
        }
    }

    private void check(Model model, Vocabulary vocabulary, Answer answer, List<Product> products) {
        var chosen = answer.selection().choices();
        var whole = products.stream().filter(Enumeration.keeps(chosen, "")).toList();
        same(answer.isValid(), !whole.isEmpty());
        same(answer.count(), BigInteger.valueOf(distinct(model, vocabulary, whole)));
        var totals = whole.stream().mapToLong(Product::total).summaryStatistics();
        same(answer.priceMin(), whole.isEmpty() ? OptionalLong.empty() : OptionalLong.of(totals.getMin()));
        same(answer.priceMax(), whole.isEmpty() ? OptionalLong.empty() : OptionalLong.of(totals.getMax()));
        for (var module : model.modules()) {
            var others = products.stream()
                    .filter(Enumeration.keeps(chosen, module.id()))
                    .toList();
            for (var option : module.options()) {
                var best = others.stream()
                        .filter(p -> at(vocabulary, module, p)
                                == vocabulary.indexOf(vocabulary.indexOf(module.id()), option.id()))
                        .mapToLong(Product::total)
                        .min();
                same(answer.isPossible(module.id(), option.id()), best.isPresent());
                same(answer.bestTotal(module.id(), option.id()), best);
            }
        }
    }

    /** Products that the compiled form tells apart, which of fine numbers are the ranges. */
    private static long distinct(Model model, Vocabulary vocabulary, List<Product> products) {
        var distinct = new HashSet<List<Integer>>();
        for (var product : products) {
            distinct.add(model.modules().stream()
                    .map(module -> at(vocabulary, module, product))
                    .toList());
        }
        return distinct.size();
    }

    private static int at(Vocabulary vocabulary, Module module, Product product) {
        int m = vocabulary.indexOf(module.id());
        var choice = Objects.requireNonNull(product.choices().get(module.id()));
        return module.kind() instanceof Kind.Number ? vocabulary.optionOf(m, choice) : vocabulary.indexOf(m, choice);
    }

    private void same(Object said, Object known) {
        wrong += said.equals(known) ? 0 : 1;
    }
}

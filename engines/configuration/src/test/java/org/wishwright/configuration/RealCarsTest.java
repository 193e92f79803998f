package org.wishwright.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.compiled.Budget;
import org.wishwright.configuration.compiled.CompiledModel;
import org.wishwright.configuration.compiled.ModelCompiler;
import org.wishwright.configuration.explain.Explainer;
import org.wishwright.configuration.format.ModelText;
import org.wishwright.configuration.format.RecordedSales;
import org.wishwright.configuration.format.XcspReader;
import org.wishwright.configuration.format.XcspReader.Pricing;

@Tag("realdata")
class RealCarsTest {

    private static @Nullable Model big;
    private static @Nullable CompiledModel compiledBig;

    private static Path cars() {
        var folder = Stream.iterate(
                        Path.of("").toAbsolutePath(), p -> p != null && p.getParent() != null, Path::getParent)
                .map(p -> p.resolve("shared/data/configuration/renault"))
                .filter(Files::isDirectory)
                .findFirst();
        Assumptions.assumeTrue(
                folder.isPresent(), "shared/data is not beside this repository: real cars are not tested");
        return folder.orElseThrow();
    }

    private static byte[] bytes(String file) {
        try {
            return Files.readAllBytes(cars().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Model big() {
        if (big == null) {
            var euros = new Pricing(Currency.getInstance("EUR"), 1);
            big = XcspReader.read("big", bytes("big.xml"), bytes("big-prices.xml"), euros)
                    .orThrow();
        }
        return big;
    }

    private static CompiledModel compiledBig() {
        if (compiledBig == null) {
            compiledBig = ModelCompiler.compile(big(), Budget.standard()).orThrow();
        }
        return compiledBig;
    }

    private static List<Map<String, String>> distinctSales() {
        var text = new String(bytes("big-sales.txt"), StandardCharsets.UTF_8);
        var sales = new LinkedHashSet<>(RecordedSales.read(text).orThrow());
        return List.copyOf(sales);
    }

    @Test
    void the_big_range_has_its_known_number_of_cars_and_cheapest_total() {
        var answer = compiledBig().ask(compiledBig().emptySelection());
        assertThat(answer.count()).isEqualTo(new BigInteger("24566537954855761920000"));
        assertThat(answer.countApprox()).isCloseTo(2.456653795485576e22, Offset.offset(1e9));
        assertThat(answer.priceMin()).hasValue(5528);
        assertThat(answer.cheapestCompletion().orElseThrow().totalMinor()).isEqualTo(5528);
    }

    @Test
    void the_big_range_survives_its_bytes_and_its_text() {
        var again = CompiledModel.fromBytes(compiledBig().toBytes()).orThrow();
        assertThat(again.hash()).isEqualTo(compiledBig().hash());
        assertThat(again.ask(again.emptySelection()).count()).isEqualTo(new BigInteger("24566537954855761920000"));
        assertThat(SemanticHash.of(ModelText.read(ModelText.write(big())).orThrow()))
                .isEqualTo(compiledBig().modelHash());
    }

    @Test
    void every_car_really_sold_can_be_completed() {
        var sales = distinctSales();
        assertThat(sales).hasSize(1_994);
        for (int i = 0; i < sales.size(); i++) {
            var selection =
                    Selection.of(compiledBig().vocabulary(), sales.get(i)).orThrow();
            var answer = compiledBig().ask(selection);
            assertThat(answer.isValid()).isTrue();
            if (i % 20 == 0) {
                var car = answer.cheapestCompletion().orElseThrow();
                assertThat(car.choices()).containsAllEntriesOf(sales.get(i)).hasSize(268);
                assertThat(car.totalMinor()).isEqualTo(answer.priceMin().orElseThrow());
            }
        }
    }

    @Test
    void ten_thousand_mutated_sales_are_judged_as_a_direct_search_over_the_tables_judges_them() {
        var search = new TableSearch(big());
        var vocabulary = compiledBig().vocabulary();
        var sales = distinctSales();
        var random = new Random(2026);
        int impossible = 0;
        for (int i = 0; i < 10_000; i++) {
            var sale = new LinkedHashMap<>(sales.get(random.nextInt(sales.size())));
            var names = new ArrayList<>(sale.keySet());
            for (int k = random.nextInt(30); k > 0; k--) {
                sale.remove(names.remove(random.nextInt(names.size())));
            }
            for (int k = random.nextInt(2); k >= 0; k--) {
                var name = names.get(random.nextInt(names.size()));
                var options = vocabulary.options(vocabulary.indexOf(name));
                sale.put(name, options.get(random.nextInt(options.size())));
            }
            var selection = Selection.of(vocabulary, sale).orThrow();
            var chosen = new int[vocabulary.size()];
            Arrays.setAll(chosen, selection::chosen);
            boolean possible = search.isPossible(chosen);
            assertThat(compiledBig().ask(selection).isValid()).as("%s", sale).isEqualTo(possible);
            impossible += possible ? 0 : 1;
        }
        assertThat(impossible).isBetween(1_000, 9_500);
    }

    @Test
    void blocked_options_of_real_cars_are_explained_by_few_rules_and_choices() {
        var explainer = new Explainer(big());
        var search = new TableSearch(big());
        var random = new Random(3);
        var sales = distinctSales();
        for (int i = 0; i < 15; i++) {
            var selection = Selection.of(compiledBig().vocabulary(), sales.get(random.nextInt(sales.size())))
                    .orThrow();
            var answer = compiledBig().ask(selection);
            var module = big().modules().get(1 + random.nextInt(100));
            for (var option : module.options()) {
                boolean possible = answer.remaining(module.id()).contains(option.id());
                var blockers = explainer.blockers(selection, module.id(), option.id());
                assertThat(blockers.isEmpty()).isEqualTo(possible);
                blockers.ifPresent(b -> {
                    var chosen = Selection.of(compiledBig().vocabulary(), b.choices())
                            .flatMap(s -> s.with(module.id(), option.id()))
                            .orThrow();
                    var assignment = new int[big().modules().size()];
                    Arrays.setAll(assignment, chosen::chosen);
                    assertThat(search.isPossible(assignment)).isFalse();
                });
            }
        }
    }

    @Test
    void the_small_range_compiles_and_agrees_with_direct_search_on_every_single_option() {
        var euros = new Pricing(Currency.getInstance("EUR"), 1);
        var small = XcspReader.read("small", bytes("small.xml"), null, euros).orThrow();
        var compiled = ModelCompiler.compile(small, Budget.standard()).orThrow();
        var answer = compiled.ask(compiled.emptySelection());
        var search = new TableSearch(small);
        for (int m = 0; m < small.modules().size(); m++) {
            var module = small.modules().get(m);
            for (int o = 0; o < module.options().size(); o++) {
                var chosen = new int[small.modules().size()];
                Arrays.fill(chosen, -1);
                chosen[m] = o;
                assertThat(answer.remaining(module.id())
                                .contains(module.options().get(o).id()))
                        .isEqualTo(search.isPossible(chosen));
            }
        }
    }
}

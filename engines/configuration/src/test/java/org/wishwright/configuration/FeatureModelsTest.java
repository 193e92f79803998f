package org.wishwright.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.compiled.Budget;
import org.wishwright.configuration.compiled.CompiledModel;
import org.wishwright.configuration.compiled.ModelCompiler;
import org.wishwright.configuration.format.DimacsReader;

@Tag("realdata")
class FeatureModelsTest {

    private static byte[] bytes(String file) {
        var folder = Stream.iterate(
                        Path.of("").toAbsolutePath(), p -> p != null && p.getParent() != null, Path::getParent)
                .map(p -> p.resolve("shared/data/configuration/feature-models"))
                .filter(Files::isDirectory)
                .findFirst();
        Assumptions.assumeTrue(
                folder.isPresent(), "shared/data is not beside this repository: feature models are not tested");
        try {
            return Files.readAllBytes(folder.orElseThrow().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CompiledModel compiled(String file) {
        var model = DimacsReader.read("features", bytes(file), Currency.getInstance("EUR"))
                .orThrow();
        return ModelCompiler.compile(model, Budget.standard()).orThrow();
    }

    @Test
    void every_partial_choice_of_automotive01_has_its_known_count() {
        var compiled = compiled("automotive01.cnf");
        var modules = compiled.vocabulary().modules();
        var lines = new String(bytes("automotive01-partial-counts.csv"), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(lines).hasSizeGreaterThan(1_000);
        for (var line : lines) {
            var comma = line.indexOf(',');
            var known = new BigInteger(line.substring(comma + 1).strip());
            var choices = new LinkedHashMap<String, String>();
            boolean contradicts = false;
            for (var word : line.substring(0, comma).strip().split(" +")) {
                int literal = Integer.parseInt(word);
                var before = choices.put(modules.get(Math.abs(literal) - 1), literal > 0 ? "yes" : "no");
                contradicts |= before != null && before.equals("yes") != literal > 0;
            }
            if (contradicts) {
                assertThat(known).isZero();
                continue;
            }
            var answer =
                    compiled.ask(Selection.of(compiled.vocabulary(), choices).orThrow());
            assertThat(answer.count()).as(line).isEqualTo(known);
            assertThat(answer.isValid()).as(line).isEqualTo(known.signum() > 0);
        }
    }

    @Test
    void the_known_numbers_of_products_of_large_feature_models_are_found() {
        var busybox = compiled("busybox-1.18.0.cnf");
        assertThat(busybox.ask(busybox.emptySelection()).count().toString())
                .startsWith("849902616062002040336764560974")
                .hasSize(217);
        var automotive = compiled("automotive01.cnf");
        assertThat(automotive.ask(automotive.emptySelection()).count().toString())
                .startsWith("543379538895266447974363573047")
                .hasSize(218);
    }
}

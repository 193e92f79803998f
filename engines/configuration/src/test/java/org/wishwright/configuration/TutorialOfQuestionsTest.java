package org.wishwright.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.compiled.Budget;
import org.wishwright.configuration.compiled.Comparison;
import org.wishwright.configuration.compiled.ModelCompiler;
import org.wishwright.configuration.compiled.OptionSet;
import org.wishwright.configuration.compiled.Repair.Change;
import org.wishwright.configuration.compiled.Weights;
import org.wishwright.configuration.explain.Explainer;
import org.wishwright.configuration.format.ModelText;

/** The example of the package description and of {@code docs/engines/configuration.md}, run. */
class TutorialOfQuestionsTest {

    private static final String COAT = """
            wishwright-model 1
            model coat
            currency CNY
            base 100000
            module cloth
            option cotton
            option wool
            price 20000
            module lining
            option none
            option silk
            price 8000
            module belt
            option no
            option yes
            price 500
            rule lined formula cloth=wool implies lining=silk
            words en "Wool is always lined"
            """;

    @Test
    void a_coat_is_asked_everything_a_consumer_asks() {
        var model = ModelText.read(COAT).orThrow();
        var compiled = ModelCompiler.compile(model, Budget.standard()).orThrow();
        var chosen = compiled.emptySelection().with("lining", "none").orThrow();
        var answer = compiled.ask(chosen);

        assertThat(answer.remaining("cloth")).containsExactly("cotton");
        assertThat(answer.priceMin()).hasValue(100_000);
        assertThat(answer.priceMax()).hasValue(100_500);
        assertThat(answer.bestTotal("belt", "yes")).hasValue(100_500);
        assertThat(answer.count()).isEqualTo(BigInteger.TWO);

        assertThat(answer.changesNeeded("cloth", "wool")).hasValue(1);
        assertThat(answer.totalAfterChanges("cloth", "wool")).hasValue(128_000);
        var repair = answer.repair("cloth", "wool").orElseThrow();
        assertThat(repair.changes()).containsExactly(new Change("lining", "none", "silk"));
        var why = new Explainer(model).blockers(chosen, "cloth", "wool").orElseThrow();
        assertThat(why.rules()).extracting(Rule::id).containsExactly("lined");

        var cheapest = answer.cheapestCompletion().orElseThrow();
        assertThat(Comparison.of(cheapest, repair.completion()).differenceMinor())
                .isEqualTo(28_000);
        var usual = Weights.ofOrders(compiled.vocabulary(), List.of(Map.of("belt", "yes")));
        assertThat(answer.bestCompletion(usual).orElseThrow().choices()).containsEntry("belt", "yes");
        assertThat(answer.sample(new Random(1)).orElseThrow().choices()).containsEntry("lining", "none");

        var choices = new LinkedHashMap<>(Map.of("lining", "none"));
        choices.put("belt", "yes");
        var kept = compiled.change(choices, "cloth", "wool").orThrow();
        assertThat(kept.dropped()).containsOnlyKeys("lining");
        assertThat(compiled.unpack(compiled.pack(kept.selection())).orThrow()).isEqualTo(kept.selection());

        var noSilk = OptionSet.of(compiled.vocabulary(), Map.of("lining", List.of("silk")));
        assertThat(compiled.ask(compiled.emptySelection(), noSilk).changesNeeded("cloth", "wool"))
                .isEmpty();
        assertThat(compiled.domains(List.of(chosen, compiled.emptySelection())).remaining(1, "cloth"))
                .containsExactly("cotton", "wool");
    }

    @Test
    void the_page_says_what_runs_here() throws IOException {
        var root = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .filter(folder -> Files.isDirectory(folder.resolve("docs")))
                .findFirst()
                .orElseThrow();
        var page = Files.readString(root.resolve("docs/engines/configuration.md"));
        var here = Files.readString(root.resolve("engines/configuration/src/test/java")
                .resolve(getClass().getName().replace('.', '/') + ".java"));
        var code = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .toList();
        assertThat(code).hasSizeGreaterThan(2);
        assertThat(code).allSatisfy(block -> assertThat(words(here)).contains(words(block.group(1))));
    }

    /** The code without how its lines are broken. */
    private static String words(String code) {
        return code.replaceAll("\\s+", "");
    }
}

package org.wishwright.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.Rule.FormulaRule;
import org.wishwright.configuration.compiled.Budget;
import org.wishwright.configuration.compiled.CompiledModel;
import org.wishwright.configuration.compiled.ModelCompiler;
import org.wishwright.configuration.format.ModelText;
import org.wishwright.configuration.format.uvl.UvlFile;
import org.wishwright.configuration.format.uvl.UvlImports;
import org.wishwright.configuration.format.uvl.UvlReader;
import org.wishwright.configuration.format.uvl.UvlWriter;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.kernel.Outcome.Refused;
import org.wishwright.kernel.Refusal;

class UvlWriterTest {

    private static final String HEAD = "wishwright-model 1\nmodel m\nname en \"Table\"\ncurrency CNY\nbase 90000\n";

    /** Each product of the model is one of the file, and there are no others, because both have as many. */
    @Test
    void what_is_read_back_has_the_same_products() {
        int written = 0;
        for (long seed = 0; seed < 1_500; seed++) {
            var model = RandomModels.model(seed);
            if (UvlWriter.write(model) instanceof Accepted<String>(var uvl)) {
                var again = read(uvl);
                var products = Enumeration.products(model, model.rules());
                var features = features(uvl);
                for (var product : products) {
                    var chosen = chosen(model, product.choices(), features, again);
                    assertThat(holds(again, chosen))
                            .as("%s %s%n%s", seed, product, uvl)
                            .isTrue();
                    if (isPricedByModule(model)) {
                        assertThat(total(again, chosen))
                                .as("%s %s%n%s", seed, product, uvl)
                                .isEqualTo(product.total());
                    }
                }
                assertThat(count(again)).as("%s%n%s", seed, uvl).isEqualTo(products.size());
                written++;
            }
        }
        assertThat(written).isGreaterThan(200);
    }

    private static long count(Model model) {
        return ModelCompiler.compile(model, Budget.standard()) instanceof Accepted<CompiledModel>(var compiled)
                ? compiled.ask(compiled.emptySelection()).count().longValueExact()
                : 0;
    }

    private static Model read(String uvl) {
        return UvlReader.read("m", uvl.getBytes(StandardCharsets.UTF_8), UvlImports.none(), Currency.getInstance("CNY"))
                .orThrow();
    }

    /** Names of features by the ids that their attributes keep, {@code module} and {@code module=option}. */
    private static Map<String, String> features(String uvl) {
        var file = UvlReader.parse(uvl.getBytes(StandardCharsets.UTF_8)).orThrow();
        var names = new HashMap<String, String>();
        features(Objects.requireNonNull(file.root()), "", names);
        return names;
    }

    private static void features(UvlFile.Feature feature, String above, Map<String, String> names) {
        var id = ((UvlFile.Value.Text)
                        Objects.requireNonNull(feature.attributes().get("id")))
                .value();
        names.put(above + id, feature.name().dotted());
        for (var group : feature.groups()) {
            boolean options = group.kind() == UvlFile.GroupKind.ALTERNATIVE;
            group.features().forEach(inner -> features(inner, options ? id + "=" : "", names));
        }
    }

    private static Set<String> chosen(
            Model model, Map<String, String> choices, Map<String, String> features, Model again) {
        var names = new HashSet<String>();
        names.add(features.get(model.id()));
        model.extras().groups().forEach(group -> names.add(features.get(group.id())));
        for (var module : model.modules()) {
            var choice = choices.get(module.id());
            if (!(module.kind() instanceof Kind.Switch)) {
                names.add(features.get(module.id()));
                names.add(features.get(module.id() + "=" + choice));
            } else if (Module.YES.equals(choice)) {
                names.add(features.get(module.id()));
            }
        }
        assertThat(names).doesNotContainNull();
        var ids = new HashSet<String>();
        again.modules().stream()
                .filter(module -> names.contains(module.name().source()))
                .forEach(module -> ids.add(module.id()));
        assertThat(ids).hasSameSizeAs(names);
        return ids;
    }

    private static boolean holds(Model again, Set<String> chosen) {
        return again.rules().stream()
                .allMatch(rule -> ((FormulaRule) rule)
                        .formula()
                        .holds(
                                atom -> chosen.contains(atom.module())
                                        == atom.option().equals(Module.YES),
                                module -> chosen.contains(module) ? BigDecimal.ONE : BigDecimal.ZERO));
    }

    private static boolean isPricedByModule(Model model) {
        return model.extras().formulas().isEmpty()
                && model.ownPrices().stream().allMatch(table -> table.scope().size() == 1);
    }

    private static long total(Model again, Set<String> chosen) {
        long total = again.basePriceMinor();
        for (var table : again.prices()) {
            total += chosen.contains(table.scope().getFirst())
                    ? table.amountsMinor().getFirst()
                    : 0;
        }
        return total;
    }

    @Test
    void a_file_reads_well() {
        var uvl = UvlWriter.write(model("""
                module wood
                name en "Wood"
                option oak
                name en "Tom's oak"
                price 2550
                option ash
                measure width unit cm from 80 to 100 step 10
                switch lamp
                price 100
                rule r formula wood=ash implies width <= 90
                words en "Ash is short."
                rule s formula not width + 10 * lamp >= 110
                """)).orThrow();
        assertThat(uvl).isEqualTo("""
                        // Table: what may be chosen together.
                        // How pieces are made is not told here.
                        features
                        	m {id 'm', name_en 'Table', currency 'CNY', Price 900.00}
                        		mandatory
                        			wood {id 'wood', name_en 'Wood'}
                        				alternative
                        					"wood=oak" {id 'oak', name_en 'Tom’s oak', Price 25.50}
                        					"wood=ash" {id 'ash', name_und 'ash'}
                        			width {id 'width', name_und 'width', unit 'cm'}
                        				alternative
                        					"width=80" {id '80', number 80}
                        					"width=90" {id '90', number 90}
                        					"width=100" {id '100', number 100}
                        		optional
                        			lamp {id 'lamp', name_und 'lamp', is 1, Price 1.00}
                        constraints
                        	// r: Ash is short.
                        	"wood=ash" => ("width=80" | "width=90")
                        	// s: s
                        	!(10 * lamp.is + sum(width, number) >= 110)
                        """);
    }

    @Test
    void names_that_uvl_has_no_place_for_are_changed_and_kept_as_ids() {
        var uvl = UvlWriter.write(model("module or\noption 1.5\noption 1_5\noption +-\nmodule a.b\noption x\n"
                        + "module a_b\noption x\n"))
                .orThrow();
        assertThat(uvl)
                .contains(
                        "\"or\" {id 'or'",
                        "\"or=1_5\" {id '1.5'",
                        "\"or=1_5_2\" {id '1_5'",
                        "\"or=+-\"",
                        "a_b {id 'a.b'",
                        "a_b_2 {id 'a_b'");
        assertThat(read(uvl).modules()).hasSize(9);
    }

    @Test
    void a_module_may_be_called_like_the_product() {
        var uvl = UvlWriter.write(model("switch m\nmodule m_2\noption x\noption y\n"))
                .orThrow();
        assertThat(count(read(uvl))).isEqualTo(4);
        assertThat(UvlWriter.write(read("features\n  m"))).isInstanceOf(Accepted.class);
    }

    @Test
    void switches_that_are_called_like_numbers_are_counted() {
        var model = model("switch 26\nswitch 28\nswitch -1\nrule r formula exactly 1 of (26, 28, -1)\n");
        var uvl = UvlWriter.write(model).orThrow();
        assertThat(uvl).contains("_26 {id '26'", "\"_-1\" {id '-1'", "_26.is + _28.is >= 1");
        assertThat(count(read(uvl))).isEqualTo(3);
    }

    @Test
    void a_group_that_wants_more_features_than_it_has_keeps_its_parent_out() {
        var model = read("features\n\tA\n\t\toptional\n\t\t\tB\n\t\t\t\t[2..2]\n\t\t\t\t\tC\n");
        assertThat(count(model)).isOne();
        assertThat(count(ModelText.read(ModelText.write(model)).orThrow())).isOne();
    }

    @Test
    void what_uvl_cannot_say_is_refused_by_name() {
        refused("text engraving length 0 to 5 of latin\n", "'engraving' is a text");
        refused("upload logo\n", "'logo' is a file");
        refused("number length unit mm from 0 to 500 step 1\n", "'length' is a number");
        refused("module a\noption x\noption y\nrule r formula a=x\nvalid from 2026-01-01\n", "'r' has a time");
        refused(
                "module a\noption x\noption y\nrule r formula " + "not ( ".repeat(55) + "a=x" + " )".repeat(55) + "\n",
                "'r'");
    }

    private static void refused(String lines, String reason) {
        var outcome = UvlWriter.write(model(lines));
        assertThat(outcome).isInstanceOf(Refused.class);
        if (outcome instanceof Refused<String>(Refusal refusal)) {
            assertThat(refusal.code()).isEqualTo("model.not-expressible");
            assertThat(refusal.sentence()).contains(reason);
        }
    }

    private static Model model(String lines) {
        return ModelText.read(HEAD + lines).orThrow();
    }
}

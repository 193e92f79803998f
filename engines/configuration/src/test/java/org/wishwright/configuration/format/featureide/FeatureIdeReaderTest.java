package org.wishwright.configuration.format.featureide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Currency;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.compiled.Budget;
import org.wishwright.configuration.compiled.ModelCompiler;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Outcome.Refused;

class FeatureIdeReaderTest {

    private static final String BIKE = """
            <?xml version="1.0" encoding="UTF-8" standalone="no"?>
            <featureModel>
              <properties><graphics key="autolayoutconstraints" value="false"/></properties>
              <struct>
                <and abstract="true" mandatory="true" name="Bike">
                  <description>A bike</description>
                  <alt mandatory="true" name="Frame">
                    <feature name="Steel"/>
                    <feature name="Alloy"/>
                    <feature name="Carbon"/>
                  </alt>
                  <or hidden="true" name="Light">
                    <feature name="Front"/>
                    <feature name="Back"/>
                  </or>
                  <feature name="Bell"/>
                </and>
              </struct>
              <constraints>
                <rule><description>Carbon is light already.</description>
                  <imp><var>Carbon</var><not><disj><var>Front</var><var>Bell</var></disj></not></imp></rule>
                %s
              </constraints>
              <calculations Auto="true"/><comments/><featureOrder userDefined="false"/>
            </featureModel>
            """;

    private static Outcome<Model> read(String xml) {
        return FeatureIdeReader.read("bike", xml.getBytes(StandardCharsets.UTF_8), Currency.getInstance("EUR"));
    }

    private static int count(String rules) {
        var model = read(BIKE.formatted(rules)).orThrow();
        var compiled = ModelCompiler.compile(model, Budget.standard()).orThrow();
        return compiled.ask(compiled.emptySelection()).count().intValueExact();
    }

    private static void refused(String xml, int line, String reason) {
        assertThat(read(xml)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo("model.featureide-invalid");
            assertThat(refused.refusal().values()).containsEntry("line", String.valueOf(line));
            assertThat(refused.refusal().sentence()).contains(reason);
        });
    }

    @Test
    void treeAndRulesMeanWhatTheySay() {
        assertThat(count("")).isEqualTo(2 * 4 * 2 + 2);
        assertThat(count("<rule><eq><var>Bell</var><var>Steel</var></eq></rule>"))
                .isEqualTo(4 + 4 + 2);
        assertThat(count("<rule><conj><var>Bell</var><var>Front</var></conj></rule>"))
                .isEqualTo(2 * 2);
        assertThat(count("<rule><atmost1><var>Bell</var><var>Front</var><var>Back</var></atmost1></rule>"))
                .isEqualTo(2 * 4 + 2);
        var model = read(BIKE.formatted("")).orThrow();
        assertThat(model.rules().getLast().words().source()).isEqualTo("Carbon is light already.");
        assertThat(model.rules().getLast().line()).isEqualTo(20);
    }

    @Test
    void faultsAreNamedWithTheirLine() {
        refused(BIKE.formatted("<rule><var>Wheel</var></rule>"), 22, "'Wheel', which is no feature");
        refused(BIKE.formatted("<rule><imp><var>Bell</var></imp></rule>"), 22, "holds 2 formulas");
        refused(BIKE.formatted("<rule><xor><var>Bell</var></xor></rule>"), 22, "<xor> is not known");
        refused(BIKE.formatted("<rule></rule>"), 22, "holds one formula");
        refused(BIKE.formatted("").replace("Carbon\"", "Steel\""), 10, "is there twice");
        refused(BIKE.formatted("").replace("</struct>", ""), 19, "<constraints> is not known");
        refused("<featureModel/>", 1, "no <struct>");
        refused("<html/>", 1, "one <featureModel>");
        refused("", 1, "not well-formed");
    }

    @Test
    void documentTypesAndEntitiesAreRefused() {
        refused(
                "<!DOCTYPE a [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><featureModel>&b;</featureModel>",
                1,
                "document type");
        refused("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><featureModel/>", 1, "document type");
        assertThat(read("<featureModel>&x;</featureModel>").isAccepted()).isFalse();
        assertThat(read("<!DOCTYPE x[PUB,LIC \"\"C \"\" \"ht\u000ft").isAccepted())
                .isFalse();
    }

    @Test
    void deepFilesAreRefused() {
        var tree = new StringBuilder("<featureModel><struct>");
        for (int i = 0; i < 50_000; i++) {
            tree.append("<and name=\"f").append(i).append("\">");
        }
        refused(tree.toString(), 1, "levels");
        refused(BIKE.formatted("<rule>" + "<not>".repeat(50_000)), 22, "levels");
    }

    @Test
    void brokenFilesAreRefusedOrReadButNeverCrash() {
        var random = new Random(11);
        for (int i = 0; i < 1_500; i++) {
            var bytes = BIKE.formatted("").getBytes(StandardCharsets.UTF_8);
            for (int k = random.nextInt(4); k >= 0; k--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(128);
            }
            var cut = random.nextInt(3) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
            FeatureIdeReader.read("bike", cut, Currency.getInstance("EUR"));
        }
    }
}

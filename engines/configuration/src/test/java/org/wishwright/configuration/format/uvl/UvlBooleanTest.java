package org.wishwright.configuration.format.uvl;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.compiled.Budget;
import org.wishwright.configuration.compiled.ModelCompiler;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Outcome.Refused;

class UvlBooleanTest {

    static Outcome<Model> read(String text) {
        return read(text, Map.of());
    }

    static Outcome<Model> read(String text, Map<String, String> files) {
        return UvlReader.read(
                "shop",
                text.getBytes(StandardCharsets.UTF_8),
                path -> Optional.ofNullable(files.get(String.join("/", path)))
                        .map(file -> file.getBytes(StandardCharsets.UTF_8)),
                Currency.getInstance("EUR"));
    }

    static BigInteger count(String text) {
        return count(read(text).orThrow());
    }

    static BigInteger count(Model model) {
        var compiled = ModelCompiler.compile(model, Budget.standard()).orThrow();
        return compiled.ask(compiled.emptySelection()).count();
    }

    static void refused(String text, String code, int line, String reason) {
        refused(read(text), code, line, reason);
    }

    static void refused(Outcome<Model> outcome, String code, int line, String reason) {
        assertThat(outcome).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo(code);
            assertThat(refused.refusal().values()).containsEntry("line", String.valueOf(line));
            assertThat(refused.refusal().sentence()).contains(reason);
        });
    }

    private static final String GROUPS = """
            features
                Bike
                    mandatory
                        Frame
                            alternative
                                Steel
                                Alloy
                                Carbon
                    optional
                        Light {weight 1.5, 'x'}
                            or
                                Front
                                Back
            """;

    @Test
    void groupsMeanWhatTheySay() {
        var bike = GROUPS.replace(", 'x'", "");
        assertThat(count(bike)).isEqualTo(3 * (1 + 3));
        assertThat(count(bike + "constraints\n    Front <=> Steel\n")).isEqualTo(1 * 2 + 2 * (1 + 1));
        assertThat(count(bike + "constraints\n\tLight => Carbon | !(Front & Back)\n\tBack\n"))
                .isEqualTo(3 + 1 - 1 - 1 + 2);
    }

    @Test
    void aGroupCardinalityCounts() {
        var group = "features\n\tA\n\t\t[%s]\n\t\t\tB\n\t\t\tC\n\t\t\tD\n\t\t\t\"E e\"\n";
        assertThat(count(group.formatted("1..3"))).isEqualTo(14);
        assertThat(count(group.formatted("2"))).isEqualTo(6);
        assertThat(count(group.formatted("*"))).isEqualTo(16);
        assertThat(count(group.formatted("3..*"))).isEqualTo(5);
        assertThat(count(group.formatted("0..1"))).isEqualTo(5);
        assertThat(count(group.formatted("0"))).isEqualTo(1);
    }

    @Test
    void signsBindAsInTheGrammar() {
        var two = "features\n  A\n    optional\n      B\n      C\n      D\nconstraints\n  ";
        assertThat(count(two + "B | C & D")).isEqualTo(5);
        assertThat(count(two + "!B & C")).isEqualTo(2);
        assertThat(count(two + "B => C => D")).isEqualTo(5);
        assertThat(count(two + "B <=> C | D")).isEqualTo(4);
        assertThat(count(two + "!!!B & C")).isEqualTo(2);
    }

    @Test
    void namesBecomeIdsThatAModelTakes() {
        var model = read("features\n  \"A b\"\n    optional\n      A_b\n      \"A/b\"\n      车架\n")
                .orThrow();
        assertThat(model.modules()).extracting(m -> m.id()).containsExactly("A_b", "A_b_1", "A_b_2", "车架");
        assertThat(model.modules()).extracting(m -> m.name().source()).containsExactly("A b", "A_b", "A/b", "车架");
    }

    @Test
    void faultsAreNamedWithTheirLine() {
        refused(GROUPS, "model.uvl-invalid", 10, "attribute");
        refused("features\n  A\nconstraints\n  B", "model.uvl-invalid", 4, "'B', which is no feature");
        refused("features\n  A\n  or\n    B", "model.uvl-invalid", 3, "must be indented deeper");
        refused("features\n  A\n  B", "model.uvl-invalid", 3, "second root");
        refused("features\n  A\n    or\n      1A", "model.uvl-invalid", 4, "begin with a letter");
        refused("features\n  A\n    or\n      A", "model.uvl-invalid", 4, "is there twice");
        refused("features\n  A\n    or\n\tB", "model.uvl-invalid", 4, "tabs and spaces");
        refused("features\n    A\n        or\n            B\n      or\n", "model.uvl-invalid", 5, "align it");
        refused("features\n  A\n    [3..1]\n      B", "model.uvl-invalid", 3, "allows nothing");
        refused("features\n  A\nconstraints\n  (A", "model.uvl-invalid", 4, "not closed");
        refused("features\n  A\nconstraints\n  A => 3", "model.uvl-invalid", 4, "number or text");
        refused("features\n  A\nconstraints\n  A > (A & A)", "model.uvl-invalid", 4, "constraint stands where");
        refused("features\n  A /* on", "model.uvl-invalid", 2, "comment");
        refused("features\n  A\u0000", "model.uvl-invalid", 2, "U+0000");
        refused("", "model.uvl-invalid", 0, "no section 'features'");
        refused("include\n  Wishes\nfeatures\n  A", "model.uvl-invalid", 2, "no language level");
    }

    @Test
    void deepInputIsRefusedAndNotFollowed() {
        var parentheses = "features\n  A\nconstraints\n  " + "(".repeat(100_000) + "A" + ")".repeat(100_000);
        refused(parentheses, "model.uvl-invalid", 4, "nested deeper");
        refused("features\n  A\nconstraints\n  A" + " => A".repeat(100_000), "model.uvl-invalid", 4, "nested deeper");
        assertThat(count("features\n  A\nconstraints\n  " + "!".repeat(100_000) + "A"))
                .isOne();
        var tree = new StringBuilder("features\n A0\n");
        for (int i = 1; i < 900; i += 2) {
            tree.append(" ".repeat(i + 1))
                    .append("or\n")
                    .append(" ".repeat(i + 2))
                    .append("A")
                    .append(i)
                    .append('\n');
        }
        refused(tree.toString(), "model.uvl-invalid", 802, "nested deeper");
        refused("features\n  A " + "{a ".repeat(50_000) + "}".repeat(50_000), "model.uvl-invalid", 2, "nested deeper");
    }
}

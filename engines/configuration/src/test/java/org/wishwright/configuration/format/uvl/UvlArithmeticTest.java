package org.wishwright.configuration.format.uvl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.configuration.format.uvl.UvlBooleanTest.count;
import static org.wishwright.configuration.format.uvl.UvlBooleanTest.read;
import static org.wishwright.configuration.format.uvl.UvlBooleanTest.refused;

import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.Evaluator;

class UvlArithmeticTest {

    private static final String PRICED = """
            features
                A
                    optional
                        B {Price 3, Fun 8}
                        C {Price 7, Fun 1, Name 'sea'}
                        D {Price 0.5}
            constraints
            """;

    private static BigInteger priced(String... constraints) {
        return count(PRICED + "    " + String.join("\n    ", constraints) + "\n");
    }

    @Test
    void anAttributeCountsWhereItsFeatureIsChosen() {
        assertThat(priced("B.Price + C.Price < 10")).isEqualTo(6);
        assertThat(priced("B.Price * B.Fun > 20")).isEqualTo(4);
        assertThat(priced("sum(Price) <= 7.5")).isEqualTo(6);
        assertThat(priced("sum(Price) == 3.5")).isEqualTo(1);
        assertThat(priced("sum(A, Price) != 3.5")).isEqualTo(7);
        assertThat(priced("avg(Price) > 4")).isEqualTo(2);
        assertThat(priced("avg(Price) == 0")).isEqualTo(1);
        assertThat(priced("2 * B.Price - C.Price / 7 == 5")).isEqualTo(2);
        assertThat(priced("B.Fun / B.Price > 2")).isEqualTo(4);
        assertThat(priced("floor(D.Price) + ceil(D.Price) == 1")).isEqualTo(4);
        assertThat(priced("-1 < 0", "1 + 2 * 3 == 7")).isEqualTo(8);
        assertThat(priced("len(C.Name) == 3")).isEqualTo(4);
        assertThat(priced("C.Name == 'sea'")).isEqualTo(4);
        assertThat(priced("C.Name != ''", "B => C.Name == 'lake'")).isEqualTo(2);
    }

    @Test
    void manyFeaturesAreSummedWithoutBeingWrittenOut() {
        var features = new StringBuilder("features\n  A\n    optional\n");
        for (int i = 0; i < 24; i++) {
            features.append("      F")
                    .append(i)
                    .append(" {w ")
                    .append(i % 3 + 1)
                    .append("}\n");
        }
        assertThat(count(features + "constraints\n  sum(w) <= 2\n")).isEqualTo(1 + 8 + 8 + 28);
        assertThat(count(features + "constraints\n  sum(w) <= 2\n  avg(w) < 2\n"))
                .isEqualTo(1 + 8 + 28);
    }

    @Test
    void numbersHaveTheBoundsThatTheConstraintsGive() {
        var size = "features\n  A\n    mandatory\n      Integer Size\n    optional\n      Integer Extra\nconstraints\n"
                + "  Size >= 10 & Size <= 30\n  Extra <= 5\n  Size + Extra <= 32\n  Size > 25 => !Extra\n";
        var evaluator = new Evaluator(read(size).orThrow());
        var all = Map.of("A", "yes", "Size", "yes", "Size.value", "25", "Extra", "yes", "Extra.value", "5");
        assertThat(evaluator.configuration(all).isAccepted()).isTrue();
        var wide = Map.of("A", "yes", "Size", "yes", "Size.value", "26", "Extra", "yes", "Extra.value", "5");
        assertThat(evaluator.configuration(wide).isAccepted()).isFalse();
        var missing = Map.of("A", "yes", "Size", "yes", "Size.value", "26", "Extra", "no", "Extra.value", "0");
        assertThat(evaluator.configuration(missing).isAccepted()).isTrue();
        var unchosen = Map.of("A", "yes", "Size", "yes", "Size.value", "20", "Extra", "no", "Extra.value", "1");
        assertThat(evaluator.configuration(unchosen).isAccepted()).isFalse();
    }

    @Test
    void realsNeedABoundAndKeepTheirDecimals() {
        var real = "features\n  A\n    mandatory\n      Real R\nconstraints\n  R <= 2\n  R > 1.25\n";
        var evaluator = new Evaluator(read(real).orThrow());
        assertThat(evaluator
                        .configuration(Map.of("A", "yes", "R", "yes", "R.value", "1.26"))
                        .isAccepted())
                .isTrue();
        assertThat(evaluator
                        .configuration(Map.of("A", "yes", "R", "yes", "R.value", "1.25"))
                        .isAccepted())
                .isFalse();
        refused(real.replace("  R <= 2\n", ""), "model.not-expressible", 4, "upper bound");
        refused(real + "  R >= -1\n  A => R * R > 1\n", "model.not-expressible", 9, "no sum of numbers");
        refused(real.replace("R > 1.25", "R > -3"), "model.not-expressible", 4, "negative");
    }

    @Test
    void textsAreComparedWithTheTextsThatAreNamed() {
        var text = "features\n  A\n    optional\n      String Maker\n      B {Maker 'x'}\nconstraints\n"
                + "  Maker == 'x' | Maker == 'y' | !Maker\n  B => Maker == B.Maker\n";
        assertThat(count(text)).isEqualTo(4);
        assertThat(count("features\n  A\n    mandatory\n      String T\nconstraints\n  len(T) <= 3\n"))
                .isEqualTo(4);
        refused(text + "  len(Maker) > 1\n", "model.not-expressible", 4, "the length");
        refused(text + "  Maker > 'x'\n", "model.uvl-invalid", 9, "== and != alone");
    }

    @Test
    void aFeatureMayBeThereSeveralTimes() {
        var leaf = "features\n  A\n    optional\n      W cardinality [2..4] {Price 5}\n";
        assertThat(count(leaf)).isEqualTo(1 + 3);
        assertThat(count(leaf + "constraints\n  sum(Price) <= 15\n")).isEqualTo(1 + 2);
        var tree = "features\n  A\n    optional\n      W cardinality [1..2]\n        optional\n          X\n";
        assertThat(count(tree)).isEqualTo(1 + 2 + 4);
        refused(tree + "constraints\n  X\n", "model.not-expressible", 8, "several times");
        refused(leaf.replace("2..4", "2..*"), "model.not-expressible", 4, "without bound");
    }

    @Test
    void constraintsMayStandInAttributes() {
        var held = "features\n  A\n    optional\n      B {constraint C => D}\n      C {constraints [!D, A]}\n      D\n";
        assertThat(count(held)).isEqualTo(2);
    }

    @Test
    void importedFilesTakeTheirPlace() {
        var main =
                "imports\n  parts.engine as e\nfeatures\n  Car\n    mandatory\n      e.Engine\n    optional\n      Bell\n"
                        + "constraints\n  e.Diesel => Bell\n  e.Diesel.power + e.Petrol.power > 80\n";
        var engine = "features\n  Engine\n    alternative\n      Diesel {power 90}\n      Petrol {power 100}\n"
                + "      Wind {power 1}\n";
        assertThat(count(read(main, Map.of("parts/engine", engine)).orThrow())).isEqualTo(3);
        refused(read(main), "model.uvl-import-missing", 2, "parts/engine.uvl");
        var faulty = read(main, Map.of("parts/engine", engine + "constraints\n  Steam\n"));
        refused(faulty, "model.uvl-invalid", 8, "Line 8 of parts/engine: the constraint speaks of 'Steam'");
        var circle = "imports\n  engine as e\nfeatures\n  Engine\n    or\n      e.Engine\n";
        refused(read(main, Map.of("parts/engine", circle)), "model.uvl-invalid", 2, "in a circle");
    }

    @Test
    void levelsThatAreDeclaredAreKept() {
        var plain = "features\n  A {Price 1}\n    [1..2]\n      B\n      C\n";
        assertThat(count("include\n  Boolean.group-cardinality\n" + plain)).isEqualTo(3);
        assertThat(count("include\n  Boolean.*\n  Arithmetic\n" + plain + "constraints\n  A.Price == 1\n"))
                .isEqualTo(3);
        refused("include\n  Boolean\n" + plain, "model.uvl-invalid", 5, "Boolean.group-cardinality");
        refused(
                "include\n  Boolean.*\n" + plain + "constraints\n  A.Price == 1\n",
                "model.uvl-invalid",
                9,
                "Arithmetic");
        refused("include\n  Boolean\nfeatures\n  Integer A\n", "model.uvl-invalid", 4, "Type");
    }
}

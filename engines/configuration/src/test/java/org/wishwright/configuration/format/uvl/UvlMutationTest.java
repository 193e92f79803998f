package org.wishwright.configuration.format.uvl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.Model;
import org.wishwright.kernel.Outcome.Refused;

/** Damaged files are refused or mean something; nothing crashes, and nothing that is clearly wrong passes. */
class UvlMutationTest {

    private static final String WHOLE = """
            namespace shop.bikes
            include
                Boolean.*
                Arithmetic.*
                Type.*
            features
                Bike {abstract}
                    mandatory
                        Frame {weight 1.5, 'note' }
                            alternative
                                "Light alloy" {price 300, made {where 'here', when [1, 2]}}
                                Steel {price 100, constraint Steel => Bell}
                        Integer Inch
                    [1..2]
                        Bell
                        String Engraving
                        Bottle cardinality [1..3] {price 5}
            constraints
                Inch >= 20 & Inch <= 29
                sum(price) <= 400 | !Bell
                "Light alloy" => (Inch < 27) // a comment
                Engraving == 'Ada' <=> Bell
            """.replace(", 'note' ", "");
    private static final List<String> PIECES = List.of(
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "\"",
            "'",
            "=>",
            "<=>",
            "!",
            "&",
            "|",
            ".",
            "..",
            "*",
            "/",
            "//",
            "/*",
            "*/",
            "-",
            "99999999999999999999999999999999999999",
            "0.0000000000001",
            "\n",
            "\n\t",
            "    ",
            "\u0000",
            "\uFFFF",
            "愿",
            "😀",
            "sum(",
            "avg(price)",
            "len(",
            "cardinality [1..2]",
            "features",
            "constraints",
            "or",
            "String",
            "constraint");

    private static void read(byte[] file) {
        var outcome = UvlReader.read("m", file, UvlImports.none(), Currency.getInstance("EUR"));
        if (outcome instanceof Refused<Model>(var refusal)) {
            assertThat(refusal.code()).startsWith("model.");
            assertThat(refusal.sentence()).hasSizeLessThan(3_000);
        }
    }

    @Test
    void theWholeFileIsRead() {
        assertThat(UvlBooleanTest.read(WHOLE).isAccepted())
                .as(UvlBooleanTest.read(WHOLE).toString())
                .isTrue();
    }

    @Test
    void everyBeginningIsHarmless() {
        var bytes = WHOLE.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < bytes.length; length++) {
            read(Arrays.copyOf(bytes, length));
        }
    }

    @Test
    void flippedBytesAreHarmless() {
        var random = new Random(1);
        for (int i = 0; i < 4_000; i++) {
            var bytes = WHOLE.getBytes(StandardCharsets.UTF_8);
            for (int k = random.nextInt(3); k >= 0; k--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            read(bytes);
        }
    }

    @Test
    void insertedAndMovedPiecesAreHarmless() {
        var random = new Random(2);
        for (int i = 0; i < 4_000; i++) {
            var text = new StringBuilder(WHOLE);
            for (int k = random.nextInt(4); k >= 0; k--) {
                text.insert(random.nextInt(text.length()), PIECES.get(random.nextInt(PIECES.size())));
            }
            var lines = new ArrayList<>(text.toString().lines().toList());
            var moved = lines.remove(random.nextInt(lines.size()));
            lines.add(random.nextInt(lines.size() + 1), moved);
            read(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void largeAndDeepFilesAreRefused() {
        read(("features\n A\n  or\n" + "   B\n".repeat(300_000)).getBytes(StandardCharsets.UTF_8));
        read(("features\n A\nconstraints\n A" + " & A".repeat(200_000)).getBytes(StandardCharsets.UTF_8));
        read(("features\n A {x " + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8));
        read(("features\n A\nconstraints\n" + "(".repeat(50_000) + "1 + ".repeat(50_000))
                .getBytes(StandardCharsets.UTF_8));
        read(new byte[UvlReader.MOST_BYTES + 1]);
        var clones = new StringBuilder("features\n A cardinality [1..20]\n");
        for (int i = 0; i < 12; i++) {
            clones.append(" ".repeat(2 * i + 2)).append("or\n").append(" ".repeat(2 * i + 3));
            clones.append("B").append(i).append(" cardinality [1..20]\n");
        }
        UvlBooleanTest.refused(clones.toString(), "model.uvl-invalid", 24, "more than 200000 features");
        UvlBooleanTest.refused(
                "features\n A\nconstraints\n A.b == " + "9".repeat(40), "model.uvl-invalid", 4, "30 digits");
    }
}

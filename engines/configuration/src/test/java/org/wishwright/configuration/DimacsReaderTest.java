package org.wishwright.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Currency;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wishwright.configuration.compiled.Budget;
import org.wishwright.configuration.compiled.ModelCompiler;
import org.wishwright.configuration.format.DimacsReader;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Outcome.Refused;
import org.wishwright.kernel.Refusal;

class DimacsReaderTest {

    private static Outcome<Model> read(String text) {
        return DimacsReader.read("m", text.getBytes(StandardCharsets.UTF_8), Currency.getInstance("CNY"));
    }

    @Test
    void variables_are_modules_of_no_and_yes_and_clauses_their_rules() {
        var model = read("c a bicycle\nc 1 Bike\nc 3 真皮 saddle\np cnf 4 3\n1 0\n-1 2\n3 0 -2 -3 0\n")
                .orThrow();
        assertThat(model.modules().stream().map(Module::id)).containsExactly("Bike", "v2", "v3", "v4");
        assertThat(model.modules().get(2).name().source()).isEqualTo("真皮 saddle");
        assertThat(model.modules().getFirst().options().stream().map(Option::id))
                .containsExactly("no", "yes");
        assertThat(model.rules().stream().map(Rule::line)).containsExactly(5, 6, 7);
        assertThat(model.rules().get(1).words().source()).isEqualTo("not Bike or v2 or v3");
        var compiled = ModelCompiler.compile(model, Budget.standard()).orThrow();
        var answer = compiled.ask(compiled.emptySelection());
        assertThat(answer.count()).isEqualTo(BigInteger.valueOf(4));
        assertThat(answer.remaining("Bike")).containsExactly("yes");
        assertThat(answer.remaining("v4")).containsExactly("no", "yes");
    }

    @Test
    void a_name_that_only_another_variable_has_is_not_taken_for_its_number() {
        var model = read("c 2 v1\np cnf 2 0\n").orThrow();
        assertThat(model.modules().stream().map(Module::id)).containsExactly("v1_", "v1");
    }

    @Test
    void a_file_without_any_product_is_read_but_not_compiled() {
        for (var text :
                new String[] {"p cnf 1 1\n0\n", "p cnf 1 2\n1 0\n-1 0\n", "p cnf 2 4\n1 2 0 -1 2 0 1 -2 0 -1 -2 0"}) {
            refused(ModelCompiler.compile(read(text).orThrow(), Budget.standard()), "model.unsatisfiable");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p cnf 2 1\\n1 2|malformed|2",
                "p cnf 2 1\\n1 x 0|bad-number|2",
                "p cnf 2 1\\n1 3 0|bad-number|2",
                "p cnf 2 1\\n1 1,5 0|bad-number|2",
                "p cnf 2 1\\n1 ２ 0|bad-number|2",
                "p cnf 2 1\\n-0|bad-number|2",
                "p cnf 2 1\\n--1 0|bad-number|2",
                "p cnf 2 1\\n1 99999999999999999999 0|bad-number|2",
                "p cnf 2 2\\n1 0|bad-count|0",
                "p cnf 2 1\\n1 0\\n2 0|bad-count|3",
                "p cnf 2 1\\np cnf 2 1\\n1 0|malformed|2",
                "1 0\\np cnf 2 1|malformed|1",
                "p wcnf 2 1\\n1 0|malformed|1",
                "p cnf 2\\n1 0|malformed|1",
                "p cnf -2 1\\n1 0|bad-number|1",
                "p cnf 0 0|malformed|1",
                "p cnf 100001 0|too-large|1",
                "p cnf 2 2000001|too-large|1",
                "c 3 gold\\np cnf 2 0|bad-name|1",
                "c 0 gold\\np cnf 2 0|bad-name|1",
                "c 1 gold\\nc 1 silver\\np cnf 2 0|duplicate-name|2",
                "c 1 gold\\nc 2 gold\\np cnf 2 0|duplicate-name|2",
                "c 1 go\u0007ld\\np cnf 2 0|bad-name|1",
                "cnf 2 0|malformed|1",
                "p cnf 2 1\\n1 0\\n%\\n0|bad-number|3",
                "😀|malformed|1",
                "c nothing|malformed|0"
            })
    void a_malformed_file_is_refused_with_line_and_reason(String text, String code, int line) {
        var refusal = refused(read(text.replace("\\n", "\n")), "model.dimacs-" + code);
        assertThat(refusal.values()).containsEntry("line", String.valueOf(line));
        assertThat(refusal.sentence()).endsWith("Nothing was imported.");
    }

    @Test
    void what_is_no_text_or_too_much_of_it_is_refused() {
        var currency = Currency.getInstance("CNY");
        refused(DimacsReader.read("m", new byte[] {'c', ' ', (byte) 0xC3, '\n'}, currency), "model.dimacs-malformed");
        refused(DimacsReader.read("m", new byte[0], currency), "model.dimacs-malformed");
        refused(DimacsReader.read("m", new byte[(64 << 20) + 1], currency), "model.dimacs-too-large");
        refused(read("c 1 " + "x".repeat(201) + "\np cnf 2 0"), "model.dimacs-bad-name");
    }

    @Test
    void mutated_files_never_crash_and_are_read_or_refused() {
        var text = "c bikes\nc 1 Bike\nc 2 Frame\np cnf 5 4\n1 0\n-1 2 3 0\n-2 -3 0\n4 -5 0\n";
        var random = new Random(9);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            var file = text.getBytes(StandardCharsets.UTF_8);
            for (int k = random.nextInt(3); k >= 0; k--) {
                int at = random.nextInt(file.length);
                if (random.nextBoolean()) {
                    file[at] = (byte) random.nextInt(256);
                } else {
                    file = Arrays.copyOf(file, Math.max(1, at));
                }
            }
            var outcome = DimacsReader.read("m", file, Currency.getInstance("CNY"));
            if (outcome instanceof Refused<Model>(Refusal refusal)) {
                assertThat(refusal.code()).startsWith("model.");
            } else {
                read++;
            }
        }
        assertThat(read).isBetween(100, 19_000);
    }

    private static Refusal refused(Outcome<?> outcome, String code) {
        assertThat(outcome).isInstanceOf(Refused.class);
        var refusal = ((Refused<?>) outcome).refusal();
        assertThat(refusal.code()).as(refusal.sentence()).isEqualTo(code);
        return refusal;
    }
}

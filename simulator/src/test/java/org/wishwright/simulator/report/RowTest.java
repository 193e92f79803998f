package org.wishwright.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowTest {

    @Test
    void aRowIsOneJsonObjectOnOneLine() {
        var row = Row.of("replay", "replay-wall", 4.5, "min", "lower", "reach", 15);

        assertThat(row.json())
                .isEqualTo("{\"bench\":\"replay\",\"measure\":\"replay-wall\",\"value\":4.5,\"unit\":\"min\","
                        + "\"reach\":15,\"better\":\"lower\"}");
    }

    @Test
    void anIntegerThatNoNumberHoldsIsWrittenAsItsDigits() {
        assertThat(Row.of("replay", "big-count", "24566537954855761920000", "products", "exact")
                        .json())
                .contains("\"value\":\"24566537954855761920000\"");
    }

    @Test
    void theMachinesLineNamesMachineJdkCommitAndLoad() {
        assertThat(Machine.line()).contains("\"machine\":", "\"jdk\":\"", "\"commit\":\"", "\"load\":");
    }

    @Test
    void progressTellsHowMuchIsLeft() {
        assertThat(Progress.line("sales", 150, 100, 200, 10)).contains("150 of 200 sales, 5.0/s, 0:10 left");
        assertThat(Progress.line("sales", 0, 0, 200, 0)).contains("--:-- left");
    }

    @Test
    void aTableAlignsItsValues() {
        var table = new Table().heading("Books").row("a", 1).row("longer", 2).toString();

        assertThat(table.lines()).containsExactly("Books", "  a       1", "  longer  2");
    }
}

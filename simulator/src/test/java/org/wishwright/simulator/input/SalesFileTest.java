package org.wishwright.simulator.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.format.ModelText;

class SalesFileTest {

    private static final Model MODEL = ModelText.read("""
            wishwright-model 1
            model bike
            currency EUR
            base 100
            module frame
              option 0
              option 1
            module lamp
              option -1
              option 0
            module bell
              option 0
            """).orThrow();

    @Test
    void salesGiveAValueForEachVariableOfTheFirstLine() throws InputProblem {
        var file = SalesFile.parse(List.of("lamp frame", "-1 1", "", "0  0 "), "sales.txt", MODEL);

        assertThat(file.variables()).containsExactly("lamp", "frame");
        assertThat(file.sales()).hasSize(2);
        assertThat(file.sales().getFirst().choices())
                .containsEntry("lamp", "-1")
                .containsEntry("frame", "1");
        assertThat(file.sales().getLast().number()).isEqualTo(2);
    }

    @Test
    void aVariableTheModelLacksIsNamed() {
        assertThatThrownBy(() -> SalesFile.parse(List.of("frame saddle", "0 0"), "sales.txt", MODEL))
                .isInstanceOf(InputProblem.class)
                .hasMessageContaining("'saddle'");
    }

    @Test
    void aValueOutsideTheDomainIsNamedWithItsLine() {
        assertThatThrownBy(() -> SalesFile.parse(List.of("frame lamp", "0 0", "7 0"), "sales.txt", MODEL))
                .isInstanceOf(InputProblem.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining("'7'")
                .hasMessageContaining("'frame'");
    }

    @Test
    void aLineWithTooFewValuesIsRefused() {
        assertThatThrownBy(() -> SalesFile.parse(List.of("frame lamp", "0"), "sales.txt", MODEL))
                .isInstanceOf(InputProblem.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("1 values for the 2 variables");
    }

    @Test
    void aFileWithoutSalesIsRefused() {
        assertThatThrownBy(() -> SalesFile.parse(List.of("frame lamp"), "sales.txt", MODEL))
                .isInstanceOf(InputProblem.class)
                .hasMessageContaining("no sales");
    }
}

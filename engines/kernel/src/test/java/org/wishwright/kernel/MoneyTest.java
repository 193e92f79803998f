package org.wishwright.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MoneyTest {

    @Test
    void splitsSumToTheWholeAndDifferByLessThanOneUnitFromTheExactShare() {
        var random = new Random(42);
        for (int round = 0; round < 2_000; round++) {
            var amount = Money.of(random.nextLong(-1_000_000, 1_000_000), "CNY");
            long[] weights = random.longs(1 + random.nextInt(6), 1, 100).toArray();
            var parts = amount.split(weights);
            long total = java.util.Arrays.stream(weights).sum();
            assertThat(parts.stream().mapToLong(Money::minor).sum()).isEqualTo(amount.minor());
            for (int i = 0; i < weights.length; i++) {
                double exact = (double) amount.minor() * weights[i] / total;
                assertThat(Math.abs(parts.get(i).minor() - exact)).isLessThan(1);
            }
        }
    }

    @Test
    void roundsPercentagesHalfEven() {
        assertThat(Money.of(50, "EUR").basisPoints(100)).isEqualTo(Money.of(0, "EUR"));
        assertThat(Money.of(150, "EUR").basisPoints(100)).isEqualTo(Money.of(2, "EUR"));
        assertThat(Money.of(12345, "EUR").basisPoints(500)).isEqualTo(Money.of(617, "EUR"));
    }

    @Test
    void refusesToMixCurrenciesAndToOverflow() {
        assertThatThrownBy(() -> Money.of(1, "CNY").plus(Money.of(1, "EUR"))).hasMessageContaining("No exchange");
        assertThatThrownBy(() -> Money.of(Long.MAX_VALUE, "CNY").plus(Money.of(1, "CNY")))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void printsMajorUnitsWithTheCurrency() {
        assertThat(Money.of(1250, "CNY")).hasToString("12.50 CNY");
        assertThat(Money.of(-1250, "JPY")).hasToString("-1250 JPY");
    }
}

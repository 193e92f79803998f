package org.wishwright.market.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The fast ways agree with trying everything. */
class CasesTest {

    private static long differing(LongPredicate agrees) {
        return LongStream.range(0, 2_000).filter(seed -> !agrees.test(seed)).count();
    }

    @Test
    void allocationsOfPools() {
        assertThat(differing(Cases::allocation)).isZero();
    }

    @Test
    void windowsOfNamedPrices() {
        assertThat(differing(Cases::clearing)).isZero();
    }

    @Test
    void designsByTheWilsonBound() {
        assertThat(differing(Cases::wilson)).isZero();
    }

    @Test
    void designsByPhragmen() {
        assertThat(differing(Cases::phragmen)).isZero();
    }

    @Test
    void designsBySchulze() {
        assertThat(differing(Cases::schulze)).isZero();
    }
}

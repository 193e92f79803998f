package org.wishwright.platform.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.wishwright.kernel.Money;

class LateCompensationTest {

    private static final Instant PROMISED = Instant.parse("2026-11-20T16:00:00Z");
    private static final Money PAID = Money.of(123_456, "CNY");

    @Test
    void nothingIsOwedUpToThePromisedInstant() {
        assertThat(after(Duration.ZERO)).isZero();
        assertThat(after(Duration.ofDays(-3))).isZero();
    }

    @Test
    void everyDayBegunCostsOnePercent() {
        assertThat(after(Duration.ofSeconds(1))).isEqualTo(1_235);
        assertThat(after(Duration.ofDays(1))).isEqualTo(1_235);
        assertThat(after(Duration.ofDays(1).plusSeconds(1))).isEqualTo(2_469);
    }

    @Test
    void itIsTenPercentAtMost() {
        assertThat(after(Duration.ofDays(9).plusHours(1))).isEqualTo(12_346);
        assertThat(after(Duration.ofDays(400))).isEqualTo(12_346);
    }

    private static long after(Duration late) {
        return LateCompensation.of(PAID, PROMISED, PROMISED.plus(late)).minor();
    }
}

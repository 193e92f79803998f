package org.wishwright.platform.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wishwright.platform.PlatformTest;

@PlatformTest
class BusinessClockTest {

    @Autowired
    BusinessClock clock;

    @Test
    void aSimulationMovesItForwardAndNeverBack() {
        var before = clock.instant();
        var later = clock.moveTo(before.plus(Duration.ofHours(3)));
        assertThat(later).isAfterOrEqualTo(before.plus(Duration.ofHours(3)));
        assertThat(clock.moveTo(Instant.EPOCH)).isAfterOrEqualTo(later);
    }
}

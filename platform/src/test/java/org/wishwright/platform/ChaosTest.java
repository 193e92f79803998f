package org.wishwright.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.wishwright.platform.Chaos.Victim;

/** The short version of {@code ./wishwright chaos}; {@code -Dwishwright.chaos=true} runs it. */
@EnabledIfSystemProperty(named = "wishwright.chaos", matches = "true")
class ChaosTest {

    @TempDir
    Path folder;

    @Test
    void whateverIsKilledNothingIsLostOrDoubled() throws Exception {
        var result = Chaos.run(folder, 7, Duration.ofMinutes(5), 6);
        assertThat(result.wrong()).as("seed 7").isEmpty();
        assertThat(result.kills()).containsKeys(Victim.PROGRAM);
        assertThat(result.killed()).isGreaterThanOrEqualTo(6);
        assertThat(result.payments()).isPositive();
    }
}

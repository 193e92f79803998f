package org.wishwright.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.wishwright.market.Market;
import org.wishwright.market.Mechanism;

class CampaignsTest {

    @Test
    void everyMechanismHasPlayers() {
        assertThat(Campaigns.mechanisms())
                .containsExactlyElementsOf(
                        Market.mechanisms().stream().map(Mechanism::code).toList());
    }

    @Test
    void nothingIsSoldTwiceKeptOrCountedOtherwiseWhateverIsKilled() {
        var played = LongStream.range(0, 450).mapToObj(Campaigns::play).toList();
        assertThat(played.stream().filter(one -> !one.holds())).isEmpty();
        assertThat(played.stream().mapToInt(Played::kills).sum())
                .as("many are killed")
                .isGreaterThan(450);
        var ends = new HashSet<String>();
        played.forEach(one -> ends.add(one.stage()));
        assertThat(ends).as("each way of ending").contains("settled", "lapsed", "cancelled");
    }

    @Test
    void aSeedPlaysTheSameAgain() {
        for (long seed = 0; seed < 18; seed++) {
            assertThat(Campaigns.play(seed)).isEqualTo(Campaigns.play(seed));
        }
    }
}

package org.wishwright.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StrategiesTest {

    private static final List<Gain> GAINS = Strategies.played(1);

    private static Gain of(String strategy) {
        return GAINS.stream()
                .filter(gain -> gain.strategy().equals(strategy))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anEarnestMakesShillingTheVolumeDearer() {
        assertThat(of("pledges that only raise the volume, prepayment").strategic())
                .isLessThan(of("pledges that only raise the volume, prepayment").honest());
        assertThat(of("pledges that only raise the volume, earnest").strategic())
                .isGreaterThan(
                        of("pledges that only raise the volume, prepayment").strategic());
    }

    @Test
    void votersWithoutCredentialsGainNothing() {
        assertThat(of("ten made-up voters").strategic())
                .isEqualTo(of("ten made-up voters").honest());
        assertThat(of("ten friends among fifty voters").strategic())
                .isGreaterThan(of("ten friends among fifty voters").honest());
    }

    @Test
    void aRingOfAllEarnsUpToTheCeilingAndOneOfTwoIsOutbid() {
        assertThat(of("all four bidders agree").strategic())
                .isGreaterThan(of("all four bidders agree").honest());
        assertThat(of("two of four bidders agree").strategic())
                .isLessThan(of("all four bidders agree").strategic());
    }

    @Test
    void theTableIsTheSameForASeed() {
        assertThat(Strategies.played(1)).isEqualTo(GAINS);
    }
}

package org.wishwright.platform.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Walks {@code docs/tutorial-bicycle.md}: a bicycle made in the studio from nothing, and one sold. */
class TutorialTest {

    private static final int FEWEST_DEEDS = 150;

    @Test
    void aBicycleIsMadeFromNothingAndSoldAsItIsWritten() throws IOException {
        assertThat(Walk.through("tutorial-bicycle.md", "tutorial", 1280, 900, "Bicycle built for you"))
                .isGreaterThan(FEWEST_DEEDS);
    }
}

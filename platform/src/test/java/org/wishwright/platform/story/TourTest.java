package org.wishwright.platform.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/**
 * Walks {@code docs/tour.md} as it is written, in a program with the demo, so the tour cannot promise what the pages do not keep.
 */
class TourTest {

    private static final int FEWEST_DEEDS = 30;

    @Test
    void theTourGoesAsItIsWritten() throws IOException {
        assertThat(Walk.through("tour.md", "tour", 390, 844, "Bookshelf made to measure"))
                .isGreaterThan(FEWEST_DEEDS);
    }
}

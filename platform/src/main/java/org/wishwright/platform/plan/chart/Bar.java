package org.wishwright.platform.plan.chart;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.LocalText;
import org.wishwright.platform.plan.BatchId;

/**
 * Work on one unit.
 *
 * @param batch null where the bar sums a whole shift up
 * @param name of what is made; null in a sum
 * @param count steps it stands for
 * @param no the step, from 1; 0 in a sum
 * @param setupEnd where setting up ends and running begins
 * @param due when the first order in it needs its pieces
 * @param limitedBy the work centre that the order's date waited for
 */
public record Bar(
        @Nullable BatchId batch,
        @Nullable LocalText name,
        int quantity,
        int count,
        int no,
        String workCentre,
        int unit,
        Instant start,
        Instant end,
        Instant setupEnd,
        State state,
        Late late,
        @Nullable Instant due,
        String limitedBy) {

    /** How far the work has come. */
    public enum State {
        /** Its minutes are not fixed; other orders may still join. */
        OPEN,
        /** Its minutes are fixed. */
        FIXED,
        /** The floor may begin. */
        RELEASED,
        STARTED,
        DONE
    }

    /** Why it is late, if it is. */
    public enum Late {
        NO,
        /** Its planned end is over and the floor has not reported it done. */
        BEHIND,
        /** It ends after the first order in it was promised its pieces. */
        AFTER_PROMISE
    }

    /** What is made, in the reader's language. */
    public String words(Locale language) {
        return name == null ? "" : name.in(language);
    }

    public boolean isLate() {
        return late != Late.NO;
    }
}

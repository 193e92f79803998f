package org.wishwright.platform.measure.work;

import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;

/** How much a maker's library holds. */
final class LibraryRoom {

    private LibraryRoom() {}

    /** Refused as {@code measure.library-full} where what is wanted does not fit beside what is there. */
    static void check(int there, int wanted, int most) {
        if (there + wanted > most) {
            throw new RefusedException(Refusal.of(
                    "measure.library-full",
                    "The library holds at most {most} entries. Delete some first.",
                    "field",
                    "table",
                    "most",
                    most));
        }
    }
}

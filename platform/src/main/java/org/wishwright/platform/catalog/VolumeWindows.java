package org.wishwright.platform.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;

/** Windows in which orders of a product count together, and a part of the price comes back to all by how many there are. */
public interface VolumeWindows {

    /**
     * One that is open.
     *
     * @param path of its page
     * @param until orders count that are paid before it
     * @param units so far
     * @param steps growing
     */
    record Window(String path, LocalText title, Instant until, long units, List<Step> steps) {

        public Window {
            steps = List.copyOf(steps);
        }
    }

    /** @param back of every price, in basis points, from so many units on */
    record Step(long from, int back) {

        /** What a price comes to. */
        public Money of(Money price) {
            return price.minus(price.basisPoints(back));
        }
    }

    /** The window in which an order of this product would count now. */
    Optional<Window> open(BlueprintId product);
}

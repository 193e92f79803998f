package org.wishwright.platform.wish.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;

/**
 * What it would take to have an option.
 *
 * @param difference of the cheapest product then to the cheapest now
 * @param changes how many choices change
 * @param moves the first of them; empty where they were not worked out
 */
public record RepairView(Money difference, int changes, List<Move> moves) {

    /**
     * A choice that changes.
     *
     * @param to what it is changed to; null where it is let go of
     */
    public record Move(LocalText module, @Nullable LocalText to) {}

    public int more() {
        return changes - moves.size();
    }
}

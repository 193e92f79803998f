package org.wishwright.platform.wish.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.platform.wish.web.ConfiguratorView.OptionView;

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
    public record Move(LocalText module, @Nullable LocalText to) {

        /** The name alone of what it is changed to; empty where it is let go of. */
        public String title(Locale language) {
            return to == null ? "" : OptionView.beforeComma(to.in(language));
        }
    }

    public int more() {
        return changes - moves.size();
    }
}

package org.wishwright.market;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A campaign at an instant.
 *
 * @param next what happens next by itself; null when nothing does
 * @param money all steps so far, in order; grows at the end only
 * @param deals grows at the end only
 * @param shown what anybody may see now, as JSON values
 * @param result how it came out, as JSON values; empty while it is sealed
 */
public record State(
        Stage stage,
        @Nullable Deadline next,
        Progress progress,
        List<MoneyStep> money,
        List<Deal> deals,
        List<Reason> reasons,
        Map<String, @Nullable Object> shown,
        Map<String, @Nullable Object> result) {

    public State {
        money = List.copyOf(money);
        deals = List.copyOf(deals);
        reasons = List.copyOf(reasons);
    }
}

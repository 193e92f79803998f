package org.wishwright.platform.campaign.ways;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to read a paper.
 *
 * @param convenes whether she acts for the convener
 * @param signedIn whether she is known at all
 * @param maker whether she acts for an organisation that makes, other than the convener
 * @param over whether the campaign has ended
 * @param own entries of papers that her side wrote, with their kinds
 * @param shown what the mechanism shows to anybody
 */
public record Reader(
        boolean convenes,
        boolean signedIn,
        boolean maker,
        boolean over,
        Map<String, String> own,
        Map<String, @Nullable Object> shown) {

    /** Whether an organisation of hers may still quote or be chosen here. */
    public boolean mayTakePart() {
        return maker && !over;
    }
}

package org.wishwright.market.crowdfunding;

import org.wishwright.kernel.Money;
import org.wishwright.market.Input;

/** What happens in a crowdfunding. */
public sealed interface CrowdfundingInput extends Input {

    /**
     * A backer pledges, once.
     *
     * @param reward the code of what she gets
     * @param extra given on top, may be nothing
     * @param own whether the platform knows the account to be the convener's or linked to hers; shown as such
     */
    record Pledged(String reward, long units, Money extra, boolean own) implements CrowdfundingInput {}

    /** A backer takes her pledge back before the deadline. */
    record Withdrew() implements CrowdfundingInput {}
}

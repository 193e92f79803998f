/**
 * Crowdfunding, all or nothing: pledges with rewards until a deadline, charged now and refunded on failure, or charged by mandate on success
 * with time to mend a refused card.
 *
 * <pre>
 *   open (pledging) → charging (with mandates) → settled | lapsed | cancelled
 * </pre>
 *
 * @see org.wishwright.market.crowdfunding.CrowdfundingRules
 */
@NullMarked
package org.wishwright.market.crowdfunding;

import org.jspecify.annotations.NullMarked;

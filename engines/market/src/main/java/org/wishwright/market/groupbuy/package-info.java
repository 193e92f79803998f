/**
 * Reverse group buying: a pool of consumers with deposits, sealed and bonded bids of suppliers, winners by a published score, each consumer
 * picks, and pays her winner's price at the volume that was paid.
 *
 * <pre>
 *   open (joining) → bidding → revealing → picking → paying → settled | lapsed
 * </pre>
 *
 * @see org.wishwright.market.groupbuy.GroupBuyRules
 */
@NullMarked
package org.wishwright.market.groupbuy;

import org.jspecify.annotations.NullMarked;

/**
 * Volume tiers of modular customization: whoever orders the same module within a window pays today's price, and the more are ordered
 * together the more is paid back.
 *
 * <pre>
 *   open (ordering) → settled | lapsed | cancelled
 * </pre>
 *
 * @see org.wishwright.market.tier.TierRules
 */
@NullMarked
package org.wishwright.market.tier;

import org.jspecify.annotations.NullMarked;

/**
 * Reverse pricing: consumers name a price for a specification, sellers keep hidden reserve rules, and short windows are cleared by a
 * published rule. Who is matched pays exactly what she named.
 *
 * <pre>
 *   open (offers, cleared window by window) → closing → settled | lapsed
 * </pre>
 *
 * @see org.wishwright.market.namedprice.NamedPriceRules
 * @see org.wishwright.market.namedprice.Clearing
 */
@NullMarked
package org.wishwright.market.namedprice;

import org.jspecify.annotations.NullMarked;

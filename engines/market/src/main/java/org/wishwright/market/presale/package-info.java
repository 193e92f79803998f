/**
 * Presale: a deposit of one legal kind now, the balance in its window, a price that falls with the volume pledged, an exact cap.
 *
 * <pre>
 *   open (pledging) → waiting → balance → settled | lapsed | cancelled
 * </pre>
 *
 * @see org.wishwright.market.presale.PresaleRules
 */
@NullMarked
package org.wishwright.market.presale;

import org.jspecify.annotations.NullMarked;

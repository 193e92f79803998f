/**
 * Bespoke: a brief, questions, versioned quotes side by side, one accepted and its first instalment held, drawings
 * confirmed, each milestone shown and paid for, then a deal in which the whole price is held.
 *
 * <pre>
 *   open (quoting) → choosing → paying → drawing → making → settled | lapsed | cancelled
 * </pre>
 *
 * @see org.wishwright.market.bespoke.BespokeRules
 */
@NullMarked
package org.wishwright.market.bespoke;

import org.jspecify.annotations.NullMarked;

/**
 * Bespoke: a brief, questions, versioned quotes side by side, one accepted and its first instalment held, drawings confirmed, then an order
 * with milestones.
 *
 * <pre>
 *   open (quoting) → choosing → paying → drawing → settled | lapsed | cancelled
 * </pre>
 *
 * @see org.wishwright.market.bespoke.BespokeRules
 */
@NullMarked
package org.wishwright.market.bespoke;

import org.jspecify.annotations.NullMarked;

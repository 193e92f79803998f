/**
 * The money of one deal from deposit to last share, by the law it stands under: pure, every cent accounted for at every step.
 *
 * @see org.wishwright.platform.ledger.deal.Deal
 */
@NamedInterface("deal")
@NullMarked
package org.wishwright.platform.ledger.deal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

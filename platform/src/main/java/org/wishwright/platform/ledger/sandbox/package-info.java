/** A payment provider that plays every outcome, with books of its own, as an outsider would keep them. */
@NullMarked
package org.wishwright.platform.ledger.sandbox;

import org.jspecify.annotations.NullMarked;

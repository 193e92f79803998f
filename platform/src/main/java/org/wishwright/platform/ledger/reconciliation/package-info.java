/**
 * Compares the provider's account of a time with the ledger's and explains every difference; pure, like the engines.
 *
 * @see org.wishwright.platform.ledger.reconciliation.Matching
 */
@NullMarked
package org.wishwright.platform.ledger.reconciliation;

import org.jspecify.annotations.NullMarked;

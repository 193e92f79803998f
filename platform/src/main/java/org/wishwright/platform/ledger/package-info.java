/**
 * Money: accounts, two-phase transfers, escrow, payments and statements.
 *
 * @see org.wishwright.platform.ledger.Payments
 * @see org.wishwright.platform.ledger.Ledger
 */
@ApplicationModule(allowedDependencies = {"foundation", "identity", "evidence", "timer"})
@NullMarked
package org.wishwright.platform.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

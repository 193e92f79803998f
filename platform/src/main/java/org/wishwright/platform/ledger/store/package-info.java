/** The SQL of accounts, transfers, payments and statements. */
@NullMarked
package org.wishwright.platform.ledger.store;

import org.jspecify.annotations.NullMarked;

/**
 * Invoices (发票): what stands on one, by the rules of its country, and what becomes of it; each is taken back by a red one alone.
 *
 * @see org.wishwright.platform.ledger.invoice.Invoices
 */
@NullMarked
package org.wishwright.platform.ledger.invoice;

import org.jspecify.annotations.NullMarked;

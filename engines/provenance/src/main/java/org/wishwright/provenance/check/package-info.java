/**
 * What a stranger checks, offline: a receipt, or a whole log; each finding says what is wrong and where.
 *
 * @see org.wishwright.provenance.check.ReceiptCheck
 * @see org.wishwright.provenance.check.LogCheck
 */
@NullMarked
package org.wishwright.provenance.check;

import org.jspecify.annotations.NullMarked;

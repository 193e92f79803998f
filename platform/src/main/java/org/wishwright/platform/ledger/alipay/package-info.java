/** Alipay as a payment provider, through its official client; never run against the real one yet, see docs/operating/payments.md. */
@NullMarked
package org.wishwright.platform.ledger.alipay;

import org.jspecify.annotations.NullMarked;

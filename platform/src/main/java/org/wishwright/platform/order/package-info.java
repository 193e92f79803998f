/**
 * The promise: cart, checkout, lines with price and version pinned, money held until the goods are received.
 *
 * @see org.wishwright.platform.order.Orders
 */
@ApplicationModule(
        allowedDependencies = {
            "foundation",
            "identity",
            "talk",
            "evidence",
            "timer",
            "notice",
            "ledger",
            "ledger::deal",
            "factory",
            "catalog",
            "wish",
            "campaign",
            "files"
        })
@NullMarked
package org.wishwright.platform.order;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

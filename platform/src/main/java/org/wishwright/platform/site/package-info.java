/**
 * Where stages meet on a screen: home, the live order page, the desks of maker and operator, and the demo.
 *
 * @see org.wishwright.platform.site.web.OrderPage
 */
@ApplicationModule(
        allowedDependencies = {
            "foundation",
            "identity",
            "talk",
            "evidence",
            "onboarding",
            "timer",
            "ledger",
            "factory",
            "catalog",
            "wish",
            "order",
            "measure",
            "plan",
            "production",
            "shipment"
        })
@NullMarked
package org.wishwright.platform.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

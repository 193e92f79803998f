/**
 * Parcels: packed when all pieces are there, handed over, received.
 *
 *
 */
@ApplicationModule(allowedDependencies = {"foundation", "identity", "evidence", "timer", "order", "production"})
@NullMarked
package org.wishwright.platform.shipment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

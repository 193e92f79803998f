/** The parcels' SQL. */
@NullMarked
package org.wishwright.platform.shipment.store;

import org.jspecify.annotations.NullMarked;

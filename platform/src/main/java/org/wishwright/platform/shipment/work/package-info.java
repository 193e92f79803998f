/** Opens parcels, moves them along, and takes them as received at the deadline. */
@NullMarked
package org.wishwright.platform.shipment.work;

import org.jspecify.annotations.NullMarked;

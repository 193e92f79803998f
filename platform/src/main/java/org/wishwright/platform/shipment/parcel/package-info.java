/** A parcel's states as types, with the only steps between them. */
@NullMarked
package org.wishwright.platform.shipment.parcel;

import org.jspecify.annotations.NullMarked;

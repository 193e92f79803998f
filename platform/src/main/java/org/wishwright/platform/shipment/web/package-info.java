/** Pages and API of parcels: the maker packs and hands over, the buyer receives. */
@NullMarked
package org.wishwright.platform.shipment.web;

import org.jspecify.annotations.NullMarked;

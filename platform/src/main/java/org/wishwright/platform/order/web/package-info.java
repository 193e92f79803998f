/** Pages and API of cart, checkout and orders, for the buyer and for the maker. */
@NullMarked
package org.wishwright.platform.order.web;

import org.jspecify.annotations.NullMarked;

/** The SQL of carts and orders. */
@NullMarked
package org.wishwright.platform.order.store;

import org.jspecify.annotations.NullMarked;

/** What is done with carts and orders, each step in one transaction. */
@NullMarked
package org.wishwright.platform.order.work;

import org.jspecify.annotations.NullMarked;

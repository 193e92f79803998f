/** Reads addresses the way people paste them and checks what came out; knows neither database nor web. */
@NullMarked
package org.wishwright.platform.order.address;

import org.jspecify.annotations.NullMarked;

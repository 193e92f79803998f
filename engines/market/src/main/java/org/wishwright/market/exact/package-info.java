/** The same outcomes by trying everything: for small cases, and for whoever distrusts the fast way. */
@NullMarked
package org.wishwright.market.exact;

import org.jspecify.annotations.NullMarked;

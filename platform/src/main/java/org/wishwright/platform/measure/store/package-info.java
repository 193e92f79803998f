/** Rows of kept measures. */
@NullMarked
package org.wishwright.platform.measure.store;

import org.jspecify.annotations.NullMarked;

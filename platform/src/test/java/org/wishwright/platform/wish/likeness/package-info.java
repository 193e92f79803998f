/** Tests of how alike wishes are. */
@NullMarked
package org.wishwright.platform.wish.likeness;

import org.jspecify.annotations.NullMarked;

/** Disputes as rows. */
@NullMarked
package org.wishwright.platform.care.store;

import org.jspecify.annotations.NullMarked;

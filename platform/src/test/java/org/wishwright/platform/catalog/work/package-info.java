/** The background compiler, tried by hand. */
@NullMarked
package org.wishwright.platform.catalog.work;

import org.jspecify.annotations.NullMarked;

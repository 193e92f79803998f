/** The SQL of saved configurations. */
@NullMarked
package org.wishwright.platform.wish.store;

import org.jspecify.annotations.NullMarked;

/** The floor's SQL, set by set. */
@NullMarked
package org.wishwright.platform.production.store;

import org.jspecify.annotations.NullMarked;

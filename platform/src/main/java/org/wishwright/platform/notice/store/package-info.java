/** Rows of notices, of deliveries and of what each person wants. */
@NullMarked
package org.wishwright.platform.notice.store;

import org.jspecify.annotations.NullMarked;

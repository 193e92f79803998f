/** Keeps deadlines in PostgreSQL and fires them. */
@NullMarked
package org.wishwright.platform.timer.work;

import org.jspecify.annotations.NullMarked;

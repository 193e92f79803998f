/** Telling, and carrying what was told. */
@NullMarked
package org.wishwright.platform.notice.work;

import org.jspecify.annotations.NullMarked;

/** What may be kept, by whom, and what follows from it. */
@NullMarked
package org.wishwright.platform.measure.work;

import org.jspecify.annotations.NullMarked;

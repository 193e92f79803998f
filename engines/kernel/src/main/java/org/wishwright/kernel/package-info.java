/** Words every engine shares: money, ids, outcomes. Nothing here knows a clock, a database or a framework. */
@NullMarked
package org.wishwright.kernel;

import org.jspecify.annotations.NullMarked;

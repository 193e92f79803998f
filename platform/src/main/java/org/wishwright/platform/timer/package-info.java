/**
 * Durable deadlines that fire once, on whichever node is up.
 *
 * @see org.wishwright.platform.timer.Timers
 */
@ApplicationModule(allowedDependencies = {"foundation", "identity"})
@NullMarked
package org.wishwright.platform.timer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

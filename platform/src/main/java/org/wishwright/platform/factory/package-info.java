/**
 * Where things are made: a maker's work centres, calendars and setups.
 *
 * @see org.wishwright.platform.factory.Factories
 */
@ApplicationModule(allowedDependencies = {"foundation", "identity"})
@NullMarked
package org.wishwright.platform.factory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

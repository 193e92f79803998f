/**
 * Measures that are kept to be used again: people's bodies, makers' patterns (版型库), flats that furniture fits (户型).
 *
 * @see org.wishwright.platform.measure.Profiles
 * @see org.wishwright.platform.measure.Patterns
 * @see org.wishwright.platform.measure.Walls
 */
@ApplicationModule(allowedDependencies = {"foundation", "identity"})
@NullMarked
package org.wishwright.platform.measure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

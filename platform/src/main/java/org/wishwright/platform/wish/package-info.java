/**
 * What one consumer wants: the configurator and saved configurations.
 *
 *
 */
@ApplicationModule(allowedDependencies = {"foundation", "identity", "talk", "catalog", "files", "evidence", "notice"})
@NullMarked
package org.wishwright.platform.wish;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

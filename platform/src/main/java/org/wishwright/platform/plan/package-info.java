/**
 * Orders exploded into module demands, batched across orders, scheduled; promise dates from reserved capacity.
 *
 *
 */
@ApplicationModule(allowedDependencies = {"foundation", "identity", "timer", "factory", "catalog", "wish", "order"})
@NullMarked
package org.wishwright.platform.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * Blueprints: product models as drafts and published, compiled versions.
 *
 *
 */
@ApplicationModule(allowedDependencies = {"foundation", "identity", "files", "factory"})
@NullMarked
package org.wishwright.platform.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

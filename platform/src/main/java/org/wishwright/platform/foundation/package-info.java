/**
 * What every module stands on: the business clock, ids, idempotency, live updates, page layout, languages and problem
 * answers. It knows no module.
 */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package org.wishwright.platform.foundation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * How a maker is taken in: she applies with her licence, an operator approves or says what is missing; before that nothing of hers goes
 * on sale.
 *
 * @see org.wishwright.platform.onboarding.Onboarding
 * @see org.wishwright.platform.onboarding.ApplicationState
 */
@ApplicationModule(allowedDependencies = {"foundation", "identity", "files", "evidence", "catalog"})
@NullMarked
package org.wishwright.platform.onboarding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

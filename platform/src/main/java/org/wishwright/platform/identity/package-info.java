/**
 * Parties (persons and organisations), their memberships, sign-in and sessions: who is asking.
 *
 * @see org.wishwright.platform.identity.Caller
 */
@ApplicationModule(allowedDependencies = {"foundation"})
@NullMarked
package org.wishwright.platform.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** What must be true of an application, who may decide on it, and how others learn of it. */
@NullMarked
package org.wishwright.platform.onboarding.work;

import org.jspecify.annotations.NullMarked;

/** Applications and their steps as rows. */
@NullMarked
package org.wishwright.platform.onboarding.store;

import org.jspecify.annotations.NullMarked;

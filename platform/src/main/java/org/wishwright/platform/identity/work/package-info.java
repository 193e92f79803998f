/** Sign-up, sign-in, sessions and throttles, and the sealing of what identifies a person. */
@NullMarked
package org.wishwright.platform.identity.work;

import org.jspecify.annotations.NullMarked;

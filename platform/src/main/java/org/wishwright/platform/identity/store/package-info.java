/** The SQL of parties, sessions, codes and throttles. */
@NullMarked
package org.wishwright.platform.identity.store;

import org.jspecify.annotations.NullMarked;

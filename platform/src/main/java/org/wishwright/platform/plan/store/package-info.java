/** The SQL of plans: flat rows in bulk. */
@NullMarked
package org.wishwright.platform.plan.store;

import org.jspecify.annotations.NullMarked;

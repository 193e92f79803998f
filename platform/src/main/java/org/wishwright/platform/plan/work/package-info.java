/** Promises, releases and looks at plans; one writer a factory at a time. */
@NullMarked
package org.wishwright.platform.plan.work;

import org.jspecify.annotations.NullMarked;

/** Takes releases and reports, answers what other stages ask, and sends steps out. */
@NullMarked
package org.wishwright.platform.production.work;

import org.jspecify.annotations.NullMarked;

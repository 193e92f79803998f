/** Opens, answers and decides disputes, and lets the money follow. */
@NullMarked
package org.wishwright.platform.care.work;

import org.jspecify.annotations.NullMarked;

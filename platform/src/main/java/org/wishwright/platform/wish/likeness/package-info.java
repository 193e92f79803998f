/** How alike two wishes are: pure functions over their words and what else they say, without database, clock or framework. */
@NullMarked
package org.wishwright.platform.wish.likeness;

import org.jspecify.annotations.NullMarked;

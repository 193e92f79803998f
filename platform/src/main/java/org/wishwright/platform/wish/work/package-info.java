/** How selections are judged, completed, explained and kept. */
@NullMarked
package org.wishwright.platform.wish.work;

import org.jspecify.annotations.NullMarked;

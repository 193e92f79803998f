/** How pictures are checked, decoded within bounds, turned upright and encoded anew. */
@NullMarked
package org.wishwright.platform.files.work;

import org.jspecify.annotations.NullMarked;

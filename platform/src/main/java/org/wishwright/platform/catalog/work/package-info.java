/** How drafts are read, versions compiled in the background and published ones kept at hand. */
@NullMarked
package org.wishwright.platform.catalog.work;

import org.jspecify.annotations.NullMarked;

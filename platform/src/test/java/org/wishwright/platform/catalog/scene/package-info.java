@NullMarked
package org.wishwright.platform.catalog.scene;

import org.jspecify.annotations.NullMarked;

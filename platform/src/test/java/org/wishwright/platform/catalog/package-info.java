/** Blueprints from upload to sale, tried over HTTP. */
@NullMarked
package org.wishwright.platform.catalog;

import org.jspecify.annotations.NullMarked;

/** The configurator, tried over HTTP. */
@NullMarked
package org.wishwright.platform.wish;

import org.jspecify.annotations.NullMarked;

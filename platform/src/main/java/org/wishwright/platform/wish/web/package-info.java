/** The configurator and the saved configurations, as pages and as JSON. */
@NullMarked
package org.wishwright.platform.wish.web;

import org.jspecify.annotations.NullMarked;

/** Says why an option is not to be had: the fewest rules and choices that together forbid it. */
@NullMarked
package org.wishwright.configuration.explain;

import org.jspecify.annotations.NullMarked;

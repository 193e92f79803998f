/** Where a receipt or a log to be checked is read from. */
@NullMarked
package org.wishwright.simulator.verify;

import org.jspecify.annotations.NullMarked;

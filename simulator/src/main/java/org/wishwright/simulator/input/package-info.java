/** Reads what a replay is given, a model, its prices and recorded sales, and refuses nonsense before anything is started. */
@NullMarked
package org.wishwright.simulator.input;

import org.jspecify.annotations.NullMarked;

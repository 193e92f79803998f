/** Starts, watches, and on request kills the program that a replay drives. */
@NullMarked
package org.wishwright.simulator.program;

import org.jspecify.annotations.NullMarked;

/**
 * Promises and schedules: flat module demands go in, batches of identical pieces, reserved shifts and a promise date come out.
 *
 * <p>Capacity is reserved in whole shifts: each step of a batch holds seconds on one work unit in one shift, and the next step
 * lies in a later shift. While the seconds reserved never exceed a shift's length, any order of work inside the shift is
 * feasible, so a promise made today survives every promise made tomorrow. The door is {@link org.wishwright.planning.Promise},
 * the floor's side is {@link org.wishwright.planning.Dispatch}. Words follow ISA-95. No clock, no I/O, same input same output.
 */
@NullMarked
package org.wishwright.planning;

import org.jspecify.annotations.NullMarked;

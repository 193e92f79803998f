/** Campaigns of every mechanism played by a virtual clock, with faults, and what strategies gain in them. */
@NullMarked
package org.wishwright.simulator.market;

import org.jspecify.annotations.NullMarked;

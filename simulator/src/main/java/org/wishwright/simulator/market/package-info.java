/** Campaigns of every mechanism played by a virtual clock, with faults, and what strategies gain in them. */
@org.jspecify.annotations.NullMarked
package org.wishwright.simulator.market;

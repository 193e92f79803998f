/** Ordinary accounts at work: consumers choose, pay and receive, a maker plans and ships, the floor makes what is planned. */
@NullMarked
package org.wishwright.simulator.drive;

import org.jspecify.annotations.NullMarked;

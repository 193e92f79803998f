/** Holds the libraries of the bill of materials against published advisories (records of the OSV schema), without a network. */
@NullMarked
package org.wishwright.simulator.advisories;

import org.jspecify.annotations.NullMarked;

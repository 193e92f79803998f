/** Seeded consumers, makers and floors that drive the real program through its HTTP API, as anybody could. */
@NullMarked
package org.wishwright.simulator;

import org.jspecify.annotations.NullMarked;

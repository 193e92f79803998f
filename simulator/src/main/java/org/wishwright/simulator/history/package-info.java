/** People who live in the demo: they configure, order and pay, and the demo's makers make, send and hand over some of it. */
@NullMarked
package org.wishwright.simulator.history;

import org.jspecify.annotations.NullMarked;

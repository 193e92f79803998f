/** Judges selections by direct search over the model's tables, sharing nothing with the compiled engine it is held against. */
@NullMarked
package org.wishwright.simulator.oracle;

import org.jspecify.annotations.NullMarked;

/** {@code wishwright bench market}: how fast and how exactly the mechanisms award and tally. */
@NullMarked
package org.wishwright.benchmarks.market;

import org.jspecify.annotations.NullMarked;

/** Measures the engines and the program on public instances; one JSON line a measure. */
@NullMarked
package org.wishwright.benchmarks;

import org.jspecify.annotations.NullMarked;

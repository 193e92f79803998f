/** Every parser under millions of damaged files: one process a format, led by what code each file reaches. */
@NullMarked
package org.wishwright.benchmarks.fuzz;

import org.jspecify.annotations.NullMarked;

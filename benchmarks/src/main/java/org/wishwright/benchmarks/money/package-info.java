/** Money and proof, measured. */
@NullMarked
package org.wishwright.benchmarks.money;

import org.jspecify.annotations.NullMarked;

/** Money under load and under faults: how fast the books are, whether they stay serializable, and whether anything is lost. */
@NullMarked
package org.wishwright.benchmarks.money;

import org.jspecify.annotations.NullMarked;

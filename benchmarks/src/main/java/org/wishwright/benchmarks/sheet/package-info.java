/** What a bench prints: one row after the other, each with what it should come to. */
@NullMarked
package org.wishwright.benchmarks.sheet;

import org.jspecify.annotations.NullMarked;

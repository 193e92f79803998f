/** Measures the pages as a reader meets them: the first byte, the first visit, many visitors at once, news that arrives by itself. */
@NullMarked
package org.wishwright.benchmarks.pages;

import org.jspecify.annotations.NullMarked;

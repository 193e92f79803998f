/** The configuration engine's numbers: each row bounded in time, with the other engines' answers to the same questions beside it. */
@NullMarked
package org.wishwright.benchmarks.configuration;

import org.jspecify.annotations.NullMarked;

/** Turns rules that are clauses into a circuit by an exhaustive search that keeps its trace. */
@NullMarked
package org.wishwright.configuration.compiled.clauses;

import org.jspecify.annotations.NullMarked;

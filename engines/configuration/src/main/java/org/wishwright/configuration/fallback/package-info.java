/** Answers exactly, by asking a SAT solver each time, for models that do not compile within their budget. */
@NullMarked
package org.wishwright.configuration.fallback;

import org.jspecify.annotations.NullMarked;

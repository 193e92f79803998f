/** Turns a model into a circuit once, then answers any selection from it exactly in microseconds. */
@NullMarked
package org.wishwright.configuration.compiled;

import org.jspecify.annotations.NullMarked;

/** Reads and writes models in the Universal Variability Language (UVL), all of its language levels: {@link UvlReader},
 * {@link UvlWriter}. */
@NullMarked
package org.wishwright.configuration.format.uvl;

import org.jspecify.annotations.NullMarked;

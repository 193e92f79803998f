/** Tests of changing a model by small steps. */
@NullMarked
package org.wishwright.configuration.editing;

import org.jspecify.annotations.NullMarked;

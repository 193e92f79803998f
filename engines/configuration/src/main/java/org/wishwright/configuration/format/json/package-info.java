/** Reads and writes models as JSON that other programs can make and take: {@link ModelJson}. */
@NullMarked
package org.wishwright.configuration.format.json;

import org.jspecify.annotations.NullMarked;

/**
 * An option model, what a consumer chooses from it, and what must be made for her: the words of modular customization.
 *
 * <p>A {@link org.wishwright.configuration.Model} is read by {@code format}, compiled once by {@code compiled} and then answers any
 * {@link org.wishwright.configuration.Selection} exactly; {@code explain} says why an option is not to be had.
 */
@NullMarked
package org.wishwright.configuration;

import org.jspecify.annotations.NullMarked;

/**
 * Small changes to a product model, made to the lines of its text: what a change does not touch stays as it was typed, comments too.
 *
 * @see org.wishwright.configuration.editing.Editing
 */
@NullMarked
package org.wishwright.configuration.editing;

import org.jspecify.annotations.NullMarked;

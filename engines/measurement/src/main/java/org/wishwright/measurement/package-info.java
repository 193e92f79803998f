/**
 * Measures of bodies and rooms: standard sizes proposed from what is known, doubts where numbers do not belong to one body, patterns
 * that come nearest, walls that furniture fits.
 *
 * <p>Lengths are centimetres, weights kilograms. No clock, no I/O, same input same output. The doors are
 * {@link org.wishwright.measurement.SizeProposal}, {@link org.wishwright.measurement.Plausibility},
 * {@link org.wishwright.measurement.Pattern} and {@link org.wishwright.measurement.WallSpace}.
 */
@NullMarked
package org.wishwright.measurement;

import org.jspecify.annotations.NullMarked;

/**
 * The platform: one program made of modules along the way of a wish, from choice to parcel.
 *
 * @see org.wishwright.platform.Launcher
 */
@NullMarked
package org.wishwright.platform;

import org.jspecify.annotations.NullMarked;

/**
 * Pictures, checked and made anew when they arrive, and parts in three dimensions, checked, kept once per content in the database.
 * They have no public address: each module serves those of its own objects to whom it allows.
 *
 * @see org.wishwright.platform.files.Files
 * @see org.wishwright.platform.files.PictureAnswer
 * @see org.wishwright.platform.files.Shapes
 */
@ApplicationModule(allowedDependencies = {"foundation", "identity"})
@NullMarked
package org.wishwright.platform.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

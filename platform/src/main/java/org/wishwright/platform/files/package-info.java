/**
 * Pictures, checked and made anew when they arrive, kept once per content in the database. They have no public address: each module
 * serves those of its own objects to whom it allows.
 *
 * @see org.wishwright.platform.files.Files
 * @see org.wishwright.platform.files.PictureAnswer
 */
@ApplicationModule(allowedDependencies = {"foundation", "identity"})
@NullMarked
package org.wishwright.platform.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

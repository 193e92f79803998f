/** Where pictures lie, and how many each party has sent today. */
@NullMarked
package org.wishwright.platform.files.store;

import org.jspecify.annotations.NullMarked;

/** Every format's parser under damaged files: what must hold of any bytes whatever. */
@NullMarked
package org.wishwright.configuration.fuzz;

import org.jspecify.annotations.NullMarked;

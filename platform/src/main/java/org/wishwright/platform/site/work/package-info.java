/** Gathers from the stages what the desks of maker and operator show. */
@NullMarked
package org.wishwright.platform.site.work;

import org.jspecify.annotations.NullMarked;

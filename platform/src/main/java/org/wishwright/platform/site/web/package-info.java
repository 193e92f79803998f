/** Pages and API that combine stages. */
@NullMarked
package org.wishwright.platform.site.web;

import org.jspecify.annotations.NullMarked;

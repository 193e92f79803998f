/** Who may come in: the security filter chain, the caller of each request, and the pages and API of identity. */
@NullMarked
package org.wishwright.platform.identity.web;

import org.jspecify.annotations.NullMarked;

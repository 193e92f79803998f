/** Pages and API of the floor and of the maker's desk about work orders. */
@NullMarked
package org.wishwright.platform.production.web;

import org.jspecify.annotations.NullMarked;

/** The maker's pages about blueprints, the public list of products, and both as JSON. */
@NullMarked
package org.wishwright.platform.catalog.web;

import org.jspecify.annotations.NullMarked;

/** Tests of layered pictures. */
@org.jspecify.annotations.NullMarked
package org.wishwright.platform.catalog.picture;

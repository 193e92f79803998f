/**
 * Layered pictures: an SVG that says of its groups when they are drawn and which option colours them, read strictly and drawn for
 * choices. The language is documented in {@code docs/formats/picture.md}.
 */
@NullMarked
package org.wishwright.platform.catalog.picture;

import org.jspecify.annotations.NullMarked;

/**
 * Scenes: a product in three dimensions as a text of parts whose sizes and places follow the choices, read strictly and evaluated
 * to plain JSON. The language is documented in {@code docs/formats/scene.md}.
 */
@NullMarked
package org.wishwright.platform.catalog.scene;

import org.jspecify.annotations.NullMarked;

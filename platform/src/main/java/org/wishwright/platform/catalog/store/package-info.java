/** The SQL of blueprints, drafts, versions and compiled forms. */
@NullMarked
package org.wishwright.platform.catalog.store;

import org.jspecify.annotations.NullMarked;

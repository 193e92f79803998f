/** What may happen on the floor: steps and pieces as states, reports as events, decided without a database. */
@NullMarked
package org.wishwright.platform.production.floor;

import org.jspecify.annotations.NullMarked;

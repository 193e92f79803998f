/** Pays and gives back without rest while {@code ./wishwright chaos} kills, and says afterwards what was lost or doubled. */
@NullMarked
package org.wishwright.platform.ledger.chaos;

import org.jspecify.annotations.NullMarked;

/** Keeps the books, settles payments and asks for those whose outcome is unknown. */
@NullMarked
package org.wishwright.platform.ledger.work;

import org.jspecify.annotations.NullMarked;

/**
 * What became of an order that did not go well: who was responsible for what, by the facts, and disputes decided on them.
 *
 * @see org.wishwright.platform.care.Disputes
 * @see org.wishwright.platform.care.responsibility.Responsibility
 */
@ApplicationModule(allowedDependencies = {"foundation", "identity", "evidence", "notice", "order"})
@NullMarked
package org.wishwright.platform.care;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

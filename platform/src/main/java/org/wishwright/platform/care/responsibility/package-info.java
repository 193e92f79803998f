/**
 * Derives from the facts of an order who was responsible for what and when; pure: facts, an instant and rules in, findings out.
 *
 * @see org.wishwright.platform.care.responsibility.Responsibility
 */
@NamedInterface("responsibility")
@NullMarked
package org.wishwright.platform.care.responsibility;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

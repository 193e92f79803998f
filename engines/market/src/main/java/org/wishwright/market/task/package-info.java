/**
 * Paid task calls (悬赏): the reward is held before anybody works, and if nobody decides in time it is shared by those who handed in.
 *
 * <pre>
 *   open (handing in) → deciding → settled | lapsed | cancelled
 * </pre>
 */
@NullMarked
package org.wishwright.market.task;

import org.jspecify.annotations.NullMarked;

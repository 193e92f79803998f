/**
 * Reverse design: designers submit, voters choose in rounds, the best are made and earn their designers a prize and a royalty.
 *
 * <pre>
 *   open (submitting) → round-1 → revising-1 → round-2 … → settled | lapsed
 * </pre>
 *
 * <p>Rounds may be balanced random subsets ranked by the Wilson lower bound, approval with sequential Phragmén, rankings with Schulze, or
 * votes that carry a deposit. Ballots are cast by credentials, which the platform issues apart from them, one a verified person.
 *
 * @see org.wishwright.market.contest.ContestRules
 */
@NullMarked
package org.wishwright.market.contest;

import org.jspecify.annotations.NullMarked;

/**
 * What is to be said of a model while it is being made: what can never be chosen, which rules contradict or repeat each other, how many
 * products there are and what they cost.
 *
 * @see org.wishwright.configuration.judgement.Judge
 */
@NullMarked
package org.wishwright.configuration.judgement;

import org.jspecify.annotations.NullMarked;

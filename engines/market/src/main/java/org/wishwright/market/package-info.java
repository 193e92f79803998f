/**
 * Seven ways from wishes to a deal, behind one contract: rules fixed at opening, logged inputs, an instant and a seed give a state
 * and the reasons for it, the same ones for everybody, for ever.
 *
 * <p>The door is {@link org.wishwright.market.Market}. A mechanism is one package: its {@link org.wishwright.market.Rules} (a record), its
 * {@link org.wishwright.market.Input}s (a sealed family of records), its {@link org.wishwright.market.Play}, and one line in
 * {@code META-INF/services/org.wishwright.market.Mechanism}. How any campaign goes:
 *
 * <pre>
 *   draft → open → stages of its own → settled | lapsed | cancelled
 * </pre>
 *
 * <ul>
 *   <li><b>Time.</b> The order of inputs is their sequence number. Time never runs back: an input that was logged with an earlier instant
 *       than one before it counts as of that one. A deadline takes effect at its own instant, before any input logged at or after it,
 *       however late somebody looks. Before a deadline means strictly before.
 *   <li><b>Money.</b> The state lists {@link org.wishwright.market.MoneyStep}s, which only ever grow at the end. Each has an id of its own:
 *       whoever posts the new ones and remembers the ids moves every amount once. When a campaign is over nothing is held any more.
 *   <li><b>Secrets.</b> {@link org.wishwright.market.State#shown} is what anybody may see now, {@link org.wishwright.market.State#result} what
 *       becomes public with the end; both hold pseudonyms only.
 *   <li><b>Recount.</b> {@link org.wishwright.market.Recount} writes rules, inputs and outcome as canonical JSON and repeats the outcome.
 * </ul>
 */
@NullMarked
package org.wishwright.market;

import org.jspecify.annotations.NullMarked;

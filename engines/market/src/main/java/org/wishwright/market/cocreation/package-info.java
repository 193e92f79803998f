/**
 * Co-created designs: people contribute to one design, agree on shares, and the royalty of every sale is split by them.
 *
 * <pre>
 *   open (contributing) → agreeing → settled | lapsed | cancelled
 * </pre>
 */
@NullMarked
package org.wishwright.market.cocreation;

import org.jspecify.annotations.NullMarked;

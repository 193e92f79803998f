/** Runs campaigns: takes inputs under the campaign's lock, wakes at deadlines, moves the money. */
@NullMarked
package org.wishwright.platform.campaign.work;

import org.jspecify.annotations.NullMarked;

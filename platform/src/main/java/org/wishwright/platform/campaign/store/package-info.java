/** Rows of campaigns, their logs, deposits and deals. */
@NullMarked
package org.wishwright.platform.campaign.store;

import org.jspecify.annotations.NullMarked;

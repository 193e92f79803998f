/** What pages must know of each mechanism: its draft, its words, and what each party may do now. */
@NullMarked
package org.wishwright.platform.campaign.ways;

import org.jspecify.annotations.NullMarked;

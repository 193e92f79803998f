/** Pages and API of campaigns, the same frame for every mechanism. */
@NullMarked
package org.wishwright.platform.campaign.web;

import org.jspecify.annotations.NullMarked;

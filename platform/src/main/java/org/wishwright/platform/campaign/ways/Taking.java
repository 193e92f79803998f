package org.wishwright.platform.campaign.ways;

import java.util.List;
import org.wishwright.market.Alias;

/**
 * What the platform knows of who takes a step.
 *
 * @param linked organisations her account belongs to
 * @param convener whether she acts for the convener
 */
public record Taking(Alias me, List<Alias> linked, boolean convener) {}

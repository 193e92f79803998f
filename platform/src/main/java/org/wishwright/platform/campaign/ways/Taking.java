package org.wishwright.platform.campaign.ways;

import java.util.List;
import org.wishwright.market.Alias;
import org.wishwright.market.Rules;

/**
 * What the platform knows of who takes a step.
 *
 * @param linked organisations her account belongs to
 * @param convener whether she acts for the convener
 * @param rules of the campaign
 */
public record Taking(Alias me, List<Alias> linked, boolean convener, Rules rules) {}

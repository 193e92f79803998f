package org.wishwright.platform.campaign.ways;

import java.util.List;

/**
 * What a reader may do now.
 *
 * @param kind of the input
 * @param asks whether it is asked first, since it cannot be undone
 */
public record Act(String kind, List<Field> fields, boolean asks) {}

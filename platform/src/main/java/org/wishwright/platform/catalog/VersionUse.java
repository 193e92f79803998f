package org.wishwright.platform.catalog;

import java.util.List;
import java.util.Map;

/** Asked who still needs a version: a later module answers. */
public interface VersionUse {

    /** How many orders that are not finished pin which of these versions; versions without any are left out. */
    Map<VersionId, Integer> openOrders(List<VersionId> versions);
}

package org.wishwright.platform.order;

import java.util.Map;
import org.wishwright.kernel.Money;
import org.wishwright.platform.catalog.VersionId;

/**
 * So many of one configuration, with version and price pinned.
 *
 * @param choices module to option, complete
 */
public record OrderLine(
        LineId id,
        VersionId version,
        String configurationHash,
        Map<String, String> choices,
        int quantity,
        Money unitPrice) {}

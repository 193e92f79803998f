package org.wishwright.platform.order;

import java.util.Map;
import org.wishwright.kernel.Money;
import org.wishwright.platform.catalog.VersionId;

/**
 * So many of one configuration, with version and price pinned.
 *
 * @param configurationHash empty where the reader may not know all choices
 * @param choices module to option, complete; without the measures of a body where the reader may not know them, or their person was
 *     erased
 */
public record OrderLine(
        LineId id,
        VersionId version,
        String configurationHash,
        Map<String, String> choices,
        int quantity,
        Money unitPrice) {

    /** Whether all choices are here: false where measures are kept from the reader, or fell with their person. */
    public boolean isWhole() {
        return !configurationHash.isEmpty();
    }
}

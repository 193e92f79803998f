package org.wishwright.platform.catalog;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.wishwright.platform.identity.PartyId;

/** Which products are made by somebody's design: whoever drew it earns of each that is sold. */
public interface Designs {

    /** Those of these products that were bound to a design by then. */
    Map<BlueprintId, Designed> at(Collection<BlueprintId> products, Instant when);

    /** Those of a maker. */
    Map<BlueprintId, Designed> of(PartyId maker);

    /** The products that are made by a design. */
    List<BlueprintId> by(UUID source, String work);

    /** In the caller's transaction, for good; refused as {@code catalog.design-bound} where it is made by a design already. */
    void bind(BlueprintId product, PartyId maker, Designed designed, Instant now);
}

package org.wishwright.platform.catalog;

import java.time.Instant;
import java.util.Optional;

/** When a product could ship at the earliest; a stage that knows promises implements it. It holds nothing. */
public interface EarliestShipping {

    /** For the cheapest product of the version, perhaps as it was half a minute ago; empty where nothing can be promised. */
    Optional<Instant> of(VersionId version);
}

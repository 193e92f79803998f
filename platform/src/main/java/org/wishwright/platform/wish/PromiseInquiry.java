package org.wishwright.platform.wish;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.wishwright.platform.catalog.VersionId;

/** When a configuration could ship if it were ordered now; the stage that plans implements it. It holds nothing. */
public interface PromiseInquiry {

    /** @return empty where the maker has not described a factory or has no capacity within the horizon */
    Optional<Instant> shipBy(VersionId version, Map<String, String> completeChoices);
}

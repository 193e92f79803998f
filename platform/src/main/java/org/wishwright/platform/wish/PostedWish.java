package org.wishwright.platform.wish;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;
import org.wishwright.platform.catalog.VersionId;

/**
 * A wish on the wall, without the person who posted it.
 *
 * @param number that people say to one another, as W000012
 * @param picture a file; null where none was added
 * @param configured null where nothing was configured
 * @param price that would be paid; null where none is said
 * @param region ISO 3166-2; empty where none is said
 * @param by the last day on which it helps; null where none is said
 * @param reason of a refusal
 * @param joinedTo the wish that stands for this one since an operator joined them
 * @param wants how many persons want it
 */
public record PostedWish(
        PostedWishId id,
        String number,
        String title,
        String body,
        @Nullable UUID picture,
        @Nullable Configured configured,
        @Nullable Money price,
        String region,
        @Nullable LocalDate by,
        State state,
        String reason,
        @Nullable PostedWishId joinedTo,
        int wants,
        Instant posted) {

    /** What was chosen of a product: options alone, no measures, words or files of a person. */
    public record Configured(VersionId version, String product, Map<String, String> choices) {}

    public enum State {
        /** An operator has not read it yet. */
        WAITING,
        PUBLIC,
        REFUSED,
        WITHDRAWN,
        /** Another wish stands for it. */
        JOINED
    }

    public String path() {
        return "/wall/" + id;
    }
}

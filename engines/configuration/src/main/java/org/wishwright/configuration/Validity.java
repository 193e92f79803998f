package org.wishwright.configuration;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * From when until when an option can be had, a rule holds or a price line counts.
 *
 * @param id of the rule or price line, or {@code module=option}
 * @param from the first day, in the maker's time zone; null for ever before
 * @param until the last day; null for ever after
 */
public record Validity(
        Of of,
        String id,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {

    /** What has a validity. */
    public enum Of {
        OPTION,
        RULE,
        PRICE
    }

    public boolean holdsOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
    }
}

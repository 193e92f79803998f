package org.wishwright.platform.ledger.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.ledger.Period;

/** Reads the days of a period as a date field sends them, in the zone of the pages. */
@Component
class Days {

    private final ZoneId zone;

    Days(@Value("${wishwright.zone:Asia/Shanghai}") ZoneId zone) {
        this.zone = zone;
    }

    /** @param until the last day that counts */
    Period period(@Nullable String from, @Nullable String until) {
        var first = day(from, "from");
        var last = day(until, "until");
        if (first != null && last != null && last.isBefore(first)) {
            throw refused("until");
        }
        return new Period(start(first), last == null ? null : start(last.plusDays(1)));
    }

    private @Nullable Instant start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(zone).toInstant();
    }

    private static @Nullable LocalDate day(@Nullable String text, String field) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            var day = LocalDate.parse(text.strip());
            if (day.getYear() < 2000 || day.getYear() > 2200) {
                throw refused(field);
            }
            return day;
        } catch (DateTimeException e) {
            throw refused(field);
        }
    }

    private static RefusedException refused(String field) {
        return new RefusedException(Refusal.of(
                "statement.day-invalid",
                "Give a day such as 2027-01-31; the last day is not before the first.",
                "field",
                field));
    }
}

package org.wishwright.platform.production.paper;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.wishwright.platform.foundation.Page;

/** From when to when, with the zone said once, and the day once where it is one day. */
public final class Span {

    private Span() {}

    public static String of(Page page, Instant from, Instant to) {
        var zone = page.zone();
        var time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(page.language());
        var both = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(page.language());
        boolean oneDay = LocalDate.ofInstant(from, zone).equals(LocalDate.ofInstant(to, zone));
        var end = oneDay ? time : both;
        return both.format(from.atZone(zone)) + " – " + end.format(to.atZone(zone)) + " " + page.zoneName();
    }
}

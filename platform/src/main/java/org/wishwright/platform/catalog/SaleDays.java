package org.wishwright.platform.catalog;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.wishwright.platform.factory.Factories;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.PartyId;

/** The day by which a version's validity periods are judged: that of the maker's own calendar. */
@Component
public class SaleDays {

    /** Of versions that are the same on all days. */
    private static final LocalDate ANY = LocalDate.EPOCH;

    private final Factories factories;
    private final BusinessClock clock;
    private final ZoneId zone;

    SaleDays(Factories factories, BusinessClock clock, @Value("${wishwright.zone:Asia/Shanghai}") ZoneId zone) {
        this.factories = factories;
        this.clock = clock;
        this.zone = zone;
    }

    /** Today where it is made. */
    public LocalDate today(PublishedVersion version) {
        return version.model().isDated() ? day(version.maker(), clock.instant()) : ANY;
    }

    /** Today where a maker makes things. */
    public LocalDate today(PartyId maker) {
        return day(maker, clock.instant());
    }

    /** The day that an instant, as of an order, fell on where it is made. */
    public LocalDate on(PublishedVersion version, Instant when) {
        return version.model().isDated() ? day(version.maker(), when) : ANY;
    }

    private LocalDate day(PartyId maker, Instant when) {
        var calendar = factories
                .factoryOf(maker)
                .map(factory -> factories.description(factory).zoneId())
                .orElse(zone);
        return LocalDate.ofInstant(when, calendar);
    }
}

package org.wishwright.platform.measure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.wishwright.measurement.BodyMeasure;
import org.wishwright.measurement.Sex;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;

/**
 * Being measured by a maker's people: in the shop, or at home by a visiting measurer (量体师). Refusals come as
 * {@code RefusedException}.
 */
public interface Appointments {

    enum Kind {
        SHOP,
        VISIT
    }

    enum State {
        WANTED,
        DONE,
        CANCELLED
    }

    /**
     * @param whose name of the body to be measured
     * @param where and how to reach her; empty for whoever may not read it any more
     */
    record Appointment(UUID id, PartyId maker, Kind kind, LocalDate day, String whose, String where, State state) {}

    /** What was asked for. */
    record Wanted(Kind kind, LocalDate day, String whose, String where) {}

    UUID ask(Caller caller, PartyId maker, Wanted wanted);

    /** The caller's own, the newest first. */
    List<Appointment> mine(Caller caller);

    /** Takes an appointment of the caller's back. */
    void cancel(Caller caller, UUID id);

    /** Those that the caller's organisation has still to keep, the earliest first. */
    List<Appointment> waiting(Caller caller);

    /** One that the caller's organisation has to keep. */
    Appointment wanted(Caller caller, UUID id);

    /** The measures were taken: they become a profile of the person's. */
    void taken(Caller caller, UUID id, Sex sex, Map<BodyMeasure, BigDecimal> measures, boolean sure);
}

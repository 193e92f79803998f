package org.wishwright.platform.measure.work;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.measurement.BodyMeasure;
import org.wishwright.measurement.Sex;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Disclosures;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.PersonalWords;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.measure.Appointments;
import org.wishwright.platform.measure.store.AppointmentStore;
import org.wishwright.platform.measure.store.AppointmentStore.Row;
import tools.jackson.databind.ObjectMapper;

/** Appointments over the database; where to go is sealed under the person's key and shown to the maker until it is done. */
@Service
class AppointmentBook implements Appointments {

    private static final int LONGEST_WHERE = 300;
    private static final int MOST_WAITING = 5;
    private static final int MOST_DAYS_AHEAD = 90;

    private final AppointmentStore rows;
    private final ProfileBook profiles;
    private final Parties parties;
    private final PersonalWords sealing;
    private final IdSource ids;
    private final BusinessClock clock;
    private final ObjectMapper json;
    private final Disclosures looks;

    AppointmentBook(
            AppointmentStore rows,
            ProfileBook profiles,
            Parties parties,
            PersonalWords sealing,
            IdSource ids,
            BusinessClock clock,
            ObjectMapper json,
            Disclosures looks) {
        this.rows = rows;
        this.profiles = profiles;
        this.parties = parties;
        this.sealing = sealing;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
        this.looks = looks;
    }

    /** What is sealed. */
    private record Private(String whose, String where) {}

    @Override
    @Transactional
    public UUID ask(Caller caller, PartyId maker, Wanted wanted) {
        check(caller, maker, wanted);
        var id = ids.next();
        var sealed = sealing.seal(
                caller.person(),
                kind(id),
                json.writeValueAsString(
                        new Private(wanted.whose().strip(), wanted.where().strip())));
        rows.insert(
                new Row(id, caller.person(), maker, wanted.kind(), wanted.day(), sealed, State.WANTED),
                clock.instant());
        return id;
    }

    private void check(Caller caller, PartyId maker, Wanted wanted) {
        if (parties.displayName(maker).equals(Parties.NOBODY)) {
            throw refused("measure.maker-not-found", "There is no such maker here any more.");
        }
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (wanted.day().isBefore(today) || wanted.day().isAfter(today.plusDays(MOST_DAYS_AHEAD))) {
            throw refused(
                    "measure.day",
                    "Choose a day from today on, within {most} days.",
                    "field",
                    "day",
                    "most",
                    MOST_DAYS_AHEAD);
        }
        if (wanted.whose().isBlank() || wanted.whose().length() > 60) {
            throw refused("measure.whose", "Say whose body it is, in 1 to 60 characters.", "field", "whose");
        }
        if (wanted.where().isBlank() || wanted.where().length() > LONGEST_WHERE) {
            throw refused(
                    "measure.where",
                    "Say how to reach you, and for a visit where, in 1 to {most} characters.",
                    "field",
                    "where",
                    "most",
                    LONGEST_WHERE);
        }
        if (rows.ofPerson(caller.person()).stream()
                        .filter(row -> row.state() == State.WANTED)
                        .count()
                >= MOST_WAITING) {
            throw refused(
                    "measure.too-many-appointments", "You wait for {most} appointments already.", "most", MOST_WAITING);
        }
    }

    @Override
    public List<Appointment> mine(Caller caller) {
        var reader = sealing.reader(List.of(caller.person()));
        return rows.ofPerson(caller.person()).stream()
                .map(row -> open(row, reader))
                .toList();
    }

    @Override
    @Transactional
    public void cancel(Caller caller, UUID id) {
        if (!rows.end(caller.person(), id, State.CANCELLED, clock.instant())) {
            throw notFound();
        }
    }

    @Override
    public List<Appointment> waiting(Caller caller) {
        var found = rows.wanted(caller.organisation(Role.MAKER));
        var persons = found.stream().map(Row::person).distinct().toList();
        looks.seen(caller, persons, Disclosures.Field.ADDRESS, "measure.appointments");
        var reader = sealing.reader(persons);
        return found.stream()
                .filter(row -> reader.knows(row.person()))
                .map(row -> open(row, reader))
                .toList();
    }

    @Override
    public Appointment wanted(Caller caller, UUID id) {
        var row = row(caller, id);
        looks.seen(caller, row.person(), Disclosures.Field.ADDRESS, "measure.appointments");
        return open(row, sealing.reader(List.of(row.person())));
    }

    @Override
    @Transactional
    public void taken(Caller caller, UUID id, Sex sex, Map<BodyMeasure, BigDecimal> measures, boolean sure) {
        var row = row(caller, id);
        var whose = open(row, sealing.reader(List.of(row.person()))).whose();
        ProfileBook.check(whose, measures, sure);
        if (!rows.end(row.maker(), id, State.DONE, clock.instant())) {
            throw notFound();
        }
        profiles.taken(row.person(), whose, sex, measures, parties.displayName(row.maker()));
    }

    private Row row(Caller caller, UUID id) {
        return rows.wanted(caller.organisation(Role.MAKER), id).orElseThrow(AppointmentBook::notFound);
    }

    private Appointment open(Row row, PersonalWords.Reader reader) {
        var words = reader.open(row.person(), kind(row.id()), row.sealed()).orElseThrow(AppointmentBook::notFound);
        var known = json.readValue(words, Private.class);
        return new Appointment(row.id(), row.maker(), row.kind(), row.day(), known.whose(), known.where(), row.state());
    }

    static String kind(UUID id) {
        return "measure.appointment " + id;
    }

    private static RefusedException notFound() {
        return refused("measure.appointment-not-found", "There is no such appointment any more.");
    }

    private static RefusedException refused(String code, String sentence, Object... values) {
        return new RefusedException(Refusal.of(code, sentence, values));
    }
}

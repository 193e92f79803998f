package org.wishwright.platform.measure.work;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.PersonalData;
import org.wishwright.platform.identity.PersonalWords;
import org.wishwright.platform.measure.store.AppointmentStore;
import org.wishwright.platform.measure.store.ProfileStore;

/** Bodies and appointments of a person: sealed as long as she is known, deleted with her. */
@Component
class MeasuresOfPerson implements PersonalData {

    private final ProfileStore profiles;
    private final AppointmentStore appointments;
    private final PersonalWords words;

    MeasuresOfPerson(ProfileStore profiles, AppointmentStore appointments, PersonalWords words) {
        this.profiles = profiles;
        this.appointments = appointments;
        this.words = words;
    }

    @Override
    public void export(PartyId person, Export into) {
        var reader = words.reader(List.of(person));
        into.rows(
                "measures",
                profiles.list(person).stream()
                        .map(row -> Map.of(
                                "id", row.id().value(),
                                "changed", row.changed(),
                                "body",
                                        reader.open(person, ProfileBook.kind(row.id()), row.sealed())
                                                .orElse("")))
                        .toList());
        into.rows(
                "appointments",
                appointments.ofPerson(person).stream()
                        .map(row -> Map.of(
                                "maker", row.maker().value(),
                                "kind", row.kind(),
                                "day", row.day(),
                                "state", row.state(),
                                "said",
                                        reader.open(person, AppointmentBook.kind(row.id()), row.sealed())
                                                .orElse("")))
                        .toList());
    }

    @Override
    public void erase(PartyId person) {
        profiles.deleteAll(person);
        appointments.deleteAll(person);
    }
}

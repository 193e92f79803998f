package org.wishwright.platform.onboarding.work;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.PersonalData;
import org.wishwright.platform.identity.PersonalWords;
import org.wishwright.platform.onboarding.store.ContactStore;

/** Whom to ask about an application, as a person wrote it down; it falls with her key, the application stays her organisation's. */
@Component
class PapersOfPerson implements PersonalData {

    private final ContactStore store;
    private final PersonalWords words;

    PapersOfPerson(ContactStore store, PersonalWords words) {
        this.store = store;
        this.words = words;
    }

    @Override
    public void export(PartyId person, Export into) {
        var reader = words.reader(List.of(person));
        into.rows(
                "applications",
                store.writtenBy(person).stream()
                        .map(row -> Map.of(
                                "organisation", row.organisation(),
                                "contactName",
                                        open(reader, person, ApplicationRows.NAME, row.organisation(), row.name()),
                                "contact",
                                        open(
                                                reader,
                                                person,
                                                ApplicationRows.CONTACT,
                                                row.organisation(),
                                                row.contact())))
                        .toList());
    }

    private static String open(
            PersonalWords.Reader reader, PartyId person, String kind, UUID organisation, byte[] sealed) {
        return reader.open(person, kind + organisation, sealed).orElse("");
    }

    @Override
    public void erase(PartyId person) {
        // sealed under her key, and gone with it
    }
}

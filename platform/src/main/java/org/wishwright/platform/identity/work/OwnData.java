package org.wishwright.platform.identity.work;

import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.PersonalData;
import org.wishwright.platform.identity.store.DisclosureStore;
import org.wishwright.platform.identity.store.SessionStore;

/** What identity itself keeps of a person; all of it falls with her key. */
@Component
@Order(0)
class OwnData implements PersonalData {

    private static final int MOST = 10_000;

    private final Sessions sessions;
    private final SessionStore store;
    private final DisclosureStore disclosures;
    private final People people;

    OwnData(Sessions sessions, SessionStore store, DisclosureStore disclosures, People people) {
        this.sessions = sessions;
        this.store = store;
        this.disclosures = disclosures;
        this.people = people;
    }

    @Override
    public void export(PartyId person, Export into) {
        var caller = sessions.caller(person);
        into.rows("person", List.of(Map.of("id", person.value(), "name", caller.displayName())));
        into.rows(
                "contacts",
                people.contacts(person).stream()
                        .map(one -> Map.of("kind", one.kind(), "value", one.value()))
                        .toList());
        into.rows(
                "memberships",
                caller.memberships().stream()
                        .map(one -> Map.of("organisation", one.organisation(), "role", one.role()))
                        .toList());
        into.rows(
                "sessions",
                store.of(person, new byte[0]).stream()
                        .map(one -> Map.of("created", one.created(), "seen", one.seen()))
                        .toList());
        into.rows(
                "who-looked",
                disclosures.list(person, null, MOST).stream()
                        .map(one -> Map.of(
                                "role", one.role(), "what", one.field(), "where", one.place(), "when", one.seen()))
                        .toList());
    }

    @Override
    public void erase(PartyId person) {
        // the key is destroyed last, by Erasing, and takes all of it along
    }
}

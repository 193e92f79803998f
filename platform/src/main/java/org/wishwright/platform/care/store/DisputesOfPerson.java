package org.wishwright.platform.care.store;

import java.util.Map;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.PersonalData;

/** What somebody brought up about her orders. Her words are sealed under her key: they fall with it. */
@Repository
class DisputesOfPerson implements PersonalData {

    private final DisputeStore store;

    DisputesOfPerson(DisputeStore store) {
        this.store = store;
    }

    @Override
    public void export(PartyId person, Export into) {
        into.rows(
                "disputes",
                store.ofBuyer(person).stream()
                        .map(dispute -> Map.of(
                                "order", dispute.number(),
                                "matter", dispute.matter().name(),
                                "asked", dispute.asked().name(),
                                "words", dispute.words(),
                                "opened", dispute.opened().toString(),
                                "state", dispute.state()))
                        .toList());
    }

    @Override
    public void erase(PartyId person) {
        // nothing is left to do: without her key nobody reads them
    }
}

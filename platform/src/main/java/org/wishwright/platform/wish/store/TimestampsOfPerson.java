package org.wishwright.platform.wish.store;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.evidence.Evidence;
import org.wishwright.platform.evidence.EvidenceBook;
import org.wishwright.platform.files.FileId;
import org.wishwright.platform.files.Files;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.PersonalData;

/** What the log can say of somebody's drawings: their hashes go with her, before the list of them does. */
@Repository
@Order(0)
class TimestampsOfPerson implements PersonalData {

    private final Files files;
    private final Evidence evidence;
    private final EvidenceBook book;

    TimestampsOfPerson(Files files, Evidence evidence, EvidenceBook book) {
        this.files = files;
        this.evidence = evidence;
        this.book = book;
    }

    @Override
    public void export(PartyId person, Export into) {
        files.of(person)
                .forEach(file -> book.receiptOf(file.value())
                        .ifPresent(receipt -> into.file("timestamps/" + file + ".json", receipt.toBytes())));
    }

    @Override
    public void erase(PartyId person) {
        evidence.forget(files.of(person).stream().map(FileId::value).toList());
    }
}

package org.wishwright.platform.talk.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.PersonalData;
import org.wishwright.platform.identity.PersonalWords;

/** What a person wrote. Her words fall with her key; that she wrote something stays, so that the others' answers make sense. */
@Repository
class TalkOfPerson implements PersonalData {

    private final JdbcClient jdbc;
    private final PersonalWords words;

    TalkOfPerson(JdbcClient jdbc, PersonalWords words) {
        this.jdbc = jdbc;
        this.words = words;
    }

    @Override
    public void export(PartyId person, Export into) {
        var sealed = jdbc.sql("""
                        select kind, subject, number, sent, words from talk.message
                        where author = ? order by sent, kind, subject, number""").param(person.value()).query().listOfRows();
        var reader = words.reader(List.of(person));
        into.rows(
                "messages",
                sealed.stream().map(row -> open(person, row, reader)).toList());
    }

    private static Map<String, Object> open(PartyId person, Map<String, Object> row, PersonalWords.Reader reader) {
        var open = new LinkedHashMap<>(row);
        if (row.get("words") instanceof byte[] bytes) {
            var kind = "talk.message " + row.get("kind") + " " + row.get("subject") + " " + row.get("number");
            open.put("words", reader.open(person, kind, bytes).orElse(""));
        }
        return open;
    }

    @Override
    public void erase(PartyId person) {
        jdbc.sql("update talk.message set words = '\\x', pictures = '{}' where author = ?")
                .param(person.value())
                .update();
        jdbc.sql("delete from talk.read where person = ?").param(person.value()).update();
    }
}

package org.wishwright.platform.notice.store;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.PersonalData;

/** What a person was told, and what she wants to be told. */
@Repository
class NoticesOfPerson implements PersonalData {

    private final JdbcClient jdbc;

    NoticesOfPerson(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void export(PartyId person, Export into) {
        into.rows(
                "notices",
                jdbc.sql(
                                "select kind, topic, link, args::text as args, told, read from notice.notice where person = ? order by id")
                        .param(person.value())
                        .query()
                        .listOfRows());
        into.rows(
                "notice-choices",
                jdbc.sql("select topic, channel, wanted from notice.choice where person = ? order by topic, channel")
                        .param(person.value())
                        .query()
                        .listOfRows());
    }

    @Override
    public void erase(PartyId person) {
        for (var table : List.of("notice", "preference", "choice")) {
            jdbc.sql("delete from notice." + table + " where person = ?")
                    .param(person.value())
                    .update();
        }
    }
}

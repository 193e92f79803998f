package org.wishwright.platform.campaign.store;

import java.util.Arrays;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.evidence.Evidence;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.PersonalData;

/**
 * What a person handed in and said, and that she was given credentials to vote; which ones nobody can tell, so no ballot is exported. A
 * design that others voted on stays in the contest, without title, words and picture.
 */
@Repository
@Order(0)
class WorksOfPerson implements PersonalData {

    private final JdbcClient jdbc;
    private final Evidence evidence;

    WorksOfPerson(JdbcClient jdbc, Evidence evidence) {
        this.jdbc = jdbc;
        this.evidence = evidence;
    }

    @Override
    public void export(PartyId person, Export into) {
        into.rows("campaign-works", jdbc.sql("""
                        select c.number as campaign, w.code, w.title, w.words, w.variant, w.handed_in, w.state, w.reason
                        from campaign.work w join campaign.campaign c on c.id = w.campaign
                        where w.author = ? order by w.id""").param(person.value()).query().listOfRows());
        into.rows(
                "campaign-comments",
                jdbc.sql("select words, posted from campaign.comment where author = ? order by id")
                        .param(person.value())
                        .query()
                        .listOfRows());
        into.rows(
                "campaign-reports", jdbc.sql("""
                        select reason, posted, decided, upheld, answer from campaign.report
                        where reporter = ? order by posted""").param(person.value()).query().listOfRows());
        into.rows(
                "campaign-credentials",
                jdbc.sql("""
                        select c.number as campaign from campaign.booth b join campaign.campaign c on c.id = b.campaign
                        where ? = any(b.persons)""").param(person.value()).query().listOfRows());
    }

    @Override
    public void erase(PartyId person) {
        var receipts = jdbc.sql("select receipt from campaign.work where author = ?")
                .param(person.value())
                .query(UUID.class)
                .list();
        evidence.forget(receipts);
        for (var statement : Arrays.asList(
                "update campaign.work set title = '—', words = '', variant = '', picture = null where author = ?",
                "delete from campaign.comment where author = ?",
                "update campaign.report set reason = '—' where reporter = ?",
                "update campaign.booth set persons = array_remove(persons, ?)")) {
            jdbc.sql(statement).param(person.value()).update();
        }
    }
}

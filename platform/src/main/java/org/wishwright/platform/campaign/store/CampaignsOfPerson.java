package org.wishwright.platform.campaign.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.PersonalData;
import org.wishwright.platform.identity.PersonalWords;

/** What campaigns keep of a person: in which she takes part, and under which pseudonym. */
@Repository
class CampaignsOfPerson implements PersonalData {

    private final JdbcClient jdbc;

    private final PersonalWords words;

    CampaignsOfPerson(JdbcClient jdbc, PersonalWords words) {
        this.jdbc = jdbc;
        this.words = words;
    }

    @Override
    public Optional<Refusal> hindrance(PartyId person) {
        boolean underWay = jdbc.sql("""
                        select exists (select from campaign.deposit where party = :person and state = 'HELD')
                            or exists (select from campaign.deal where :person in (buyer, seller) and state = 'AGREED')
                            or exists (select from campaign.campaign
                                       where convener = :person and opened is not null and ended is null)""")
                .param("person", person.value())
                .query(Boolean.class)
                .single();
        return underWay
                ? Optional.of(
                        Refusal.of(
                                "campaign.under-way",
                                "Campaigns with your money, or called by you, are under way. Leave them or let them end first."))
                : Optional.empty();
    }

    @Override
    public void export(PartyId person, Export into) {
        into.rows("campaigns", jdbc.sql("""
                        select c.number, c.title::text as title, m.alias, m.joined from campaign.member m
                        join campaign.campaign c on c.id = m.campaign where m.party = ? order by m.joined""").param(person.value()).query().listOfRows());
        into.rows("campaign-inputs", jdbc.sql("""
                        select c.number, i.seq, i.at, i.what from campaign.member m
                        join campaign.campaign c on c.id = m.campaign
                        join campaign.input i on i.campaign = m.campaign and i.by = m.alias
                        where m.party = ? order by c.number, i.seq""").param(person.value()).query().listOfRows());
        var keys = words.reader(List.of(person));
        into.rows(
                "campaign-papers",
                jdbc.sql("""
                        select c.number, p.campaign, p.kind, p.hash, p.sealed, p.written from campaign.paper p
                        join campaign.campaign c on c.id = p.campaign where p.author = ? order by p.written""")
                        .param(person.value())
                        .query((row, n) -> Map.of(
                                "number",
                                row.getString("number"),
                                "kind",
                                row.getString("kind"),
                                "written",
                                CampaignStore.instant(row, "written").toString(),
                                "paper",
                                keys.open(
                                                person,
                                                PaperStore.sealedAs(
                                                        row.getObject("campaign", UUID.class), row.getString("hash")),
                                                row.getBytes("sealed"))
                                        .orElse("")))
                        .list());
    }

    /** The log keeps its pseudonyms; nobody knows any more who they were. */
    @Override
    public void erase(PartyId person) {
        jdbc.sql("""
                        delete from campaign.member m using campaign.campaign c
                        where c.id = m.campaign and m.party = ? and (c.ended is not null or c.opened is null)""").param(person.value()).update();
        jdbc.sql("""
                        update campaign.campaign c
                        set title = json_build_object('sourceLanguage', 'en', 'texts', json_build_object('en', c.number)),
                            search = lower(c.number), picture = null
                        from campaign.paper p where p.campaign = c.id and p.entry = 'brief' and p.author = ?""").param(person.value()).update();
        jdbc.sql("update campaign.paper set sealed = '' where author = ?")
                .param(person.value())
                .update();
        jdbc.sql("delete from campaign.sealed where party = ?")
                .param(person.value())
                .update();
    }
}

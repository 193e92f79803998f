package org.wishwright.platform.campaign.store;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.PersonalData;

/** What campaigns keep of a person: in which she takes part, and under which pseudonym. */
@Repository
class CampaignsOfPerson implements PersonalData {

    private final JdbcClient jdbc;

    CampaignsOfPerson(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
    }

    /** The log keeps its pseudonyms; nobody knows any more who they were. */
    @Override
    public void erase(PartyId person) {
        jdbc.sql("""
                        delete from campaign.member m using campaign.campaign c
                        where c.id = m.campaign and m.party = ? and (c.ended is not null or c.opened is null)""").param(person.value()).update();
        jdbc.sql("delete from campaign.sealed where party = ?")
                .param(person.value())
                .update();
    }
}

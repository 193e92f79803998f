package org.wishwright.platform.campaign.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.market.Alias;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.identity.PartyId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/**
 * The booth of a contest: one row, written anew as a whole and sorted, so that neither rows nor their order say who holds which
 * credential. Whoever changes it has locked the campaign.
 */
@Repository
public class BoothStore {

    private static final TypeReference<List<String>> CODES = new TypeReference<>() {};
    private static final TypeReference<TreeMap<String, List<String>>> URN = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    BoothStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public boolean knows(CampaignId campaign, PartyId person) {
        return jdbc.sql("select exists (select from campaign.booth where campaign = ? and ? = any(persons))")
                .params(campaign.value(), person.value())
                .query(Boolean.class)
                .single();
    }

    /** Pseudonyms that nobody was given yet. */
    public List<String> free(CampaignId campaign) {
        return jdbc.sql("select unnest(free) from campaign.booth where campaign = ?")
                .param(campaign.value())
                .query(String.class)
                .list();
    }

    /** More pseudonyms to give; the first ones make the booth. */
    public void add(CampaignId campaign, List<Alias> fresh) {
        jdbc.sql("""
                        insert into campaign.booth (campaign, free) values (:campaign, :fresh)
                        on conflict (campaign) do update
                        set free = array(select unnest(booth.free || excluded.free) order by 1)""")
                .param("campaign", campaign.value())
                .param("fresh", fresh.stream().map(Alias::text).sorted().toArray(String[]::new))
                .update();
    }

    /** That a person was given one, and, apart from it, that one was given. */
    public void give(CampaignId campaign, PartyId person, String alias, String hash) {
        jdbc.sql("""
                        update campaign.booth set persons = array(select unnest(persons || :person::uuid) order by 1),
                            free = array_remove(free, :alias), hashes = hashes || jsonb_build_object(:alias, :hash)
                        where campaign = :campaign""")
                .param("campaign", campaign.value())
                .param("person", person.value())
                .param("alias", alias)
                .param("hash", hash)
                .update();
    }

    /** The hash of the credential behind a pseudonym; empty where it was given to nobody. */
    public Optional<String> hash(CampaignId campaign, String alias) {
        return jdbc.sql("select hashes ->> ? from campaign.booth where campaign = ? and jsonb_exists(hashes, ?)")
                .params(alias, campaign.value(), alias)
                .query(String.class)
                .optional();
    }

    /** The ballot of a credential that waits in the urn. */
    public Optional<List<String>> waiting(CampaignId campaign, String alias) {
        return jdbc.sql("select urn ->> ? from campaign.booth where campaign = ? and jsonb_exists(urn, ?)")
                .params(alias, campaign.value(), alias)
                .query((row, n) -> json.readValue(row.getString(1), CODES))
                .optional();
    }

    /** A later ballot takes the place of an earlier one. @return how many wait now */
    public int put(CampaignId campaign, String alias, List<String> ballot) {
        return jdbc.sql("""
                        update campaign.booth set urn = urn || jsonb_build_object(?, ?::jsonb) where campaign = ?
                        returning (select count(*) from jsonb_object_keys(urn))""")
                .params(alias, json.writeValueAsString(ballot), campaign.value())
                .query(Integer.class)
                .single();
    }

    public int waiting(CampaignId campaign) {
        return jdbc.sql("""
                        select coalesce((select count(*) from campaign.booth, jsonb_object_keys(urn)
                                         where campaign = ?), 0)::int""").param(campaign.value()).query(Integer.class).single();
    }

    /** Empties the urn: ballots by pseudonym, sorted. */
    public Map<String, List<String>> empty(CampaignId campaign) {
        var ballots = jdbc.sql("select urn::text from campaign.booth where campaign = ?")
                .param(campaign.value())
                .query((row, n) -> json.readValue(row.getString(1), URN))
                .optional()
                .orElseGet(TreeMap::new);
        if (!ballots.isEmpty()) {
            jdbc.sql("update campaign.booth set urn = '{}' where campaign = ?")
                    .param(campaign.value())
                    .update();
        }
        return ballots;
    }

    /** It is over: nobody needs to know any more who was given one. */
    public void remove(CampaignId campaign) {
        jdbc.sql("delete from campaign.booth where campaign = ?")
                .param(campaign.value())
                .update();
    }

    /** Persons who were given one, in all. */
    public int given(CampaignId campaign) {
        return jdbc.sql("select cardinality(persons) from campaign.booth where campaign = ?")
                .param(campaign.value())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }
}

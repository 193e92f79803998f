package org.wishwright.platform.campaign.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wishwright.platform.ledger.Subjects;

/** Tells statements the numbers of campaigns, of their deposits and deals too. */
@Component
class CampaignSubjects implements Subjects {

    private final JdbcClient jdbc;

    CampaignSubjects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<UUID, String> numbers(Collection<UUID> subjects) {
        var numbers = new HashMap<UUID, String>();
        jdbc.sql("""
                        select s.id, c.number from (
                            select id, id as campaign from campaign.campaign where id = any(cast(:ids as uuid[]))
                            union all select id, campaign from campaign.deposit where id = any(cast(:ids as uuid[]))
                            union all select id, campaign from campaign.deal where id = any(cast(:ids as uuid[]))) s
                        join campaign.campaign c on c.id = s.campaign""")
                .param("ids", subjects.stream().map(UUID::toString).toArray(String[]::new))
                .query(row -> {
                    numbers.put(row.getObject("id", UUID.class), row.getString("number"));
                });
        return numbers;
    }
}

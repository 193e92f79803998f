package org.wishwright.platform.onboarding.store;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.identity.PartyId;

/** Who wrote down whom to ask about an application; still sealed. */
@Repository
public class ContactStore {

    private final JdbcClient jdbc;

    ContactStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Row(UUID organisation, byte[] name, byte[] contact) {}

    public List<Row> writtenBy(PartyId author) {
        return jdbc.sql("select organisation, contact_name, contact from onboarding.application where author = ?")
                .param(author.value())
                .query((row, n) -> new Row(row.getObject(1, UUID.class), row.getBytes(2), row.getBytes(3)))
                .list();
    }
}

package org.wishwright.platform.identity.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.identity.PartyId;

/** Who was erased, and what is left to delete of her besides what falls with her key. */
@Repository
public class ErasureStore {

    /** One who was erased. */
    public record Erased(PartyId person, Instant at) {}

    private final JdbcClient jdbc;

    ErasureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void add(PartyId person) {
        jdbc.sql("insert into identity.erasure (person) values (?) on conflict do nothing")
                .param(person.value())
                .update();
    }

    /** Answers kept for repeated requests, and her lines in lists of who looked at whom, for which she is nobody any more. */
    public void forgetTraces(PartyId person) {
        jdbc.sql("delete from foundation.idempotency where party = ?")
                .param(person.value())
                .update();
        jdbc.sql("delete from identity.disclosure where person = ?")
                .param(person.value())
                .update();
    }

    public List<Erased> all() {
        return jdbc.sql("select person, erased from identity.erasure order by erased, person")
                .query((row, n) -> new Erased(
                        new PartyId(row.getObject(1, UUID.class)),
                        row.getObject(2, OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Those of these who have a key. */
    public List<PartyId> present(Collection<PartyId> persons) {
        return jdbc.sql("select person from identity.person_key where person = any(?::uuid[])")
                .param(persons.stream().map(PartyId::toString).distinct().collect(Collectors.joining(",", "{", "}")))
                .query((row, n) -> new PartyId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Organisations that would have nobody in charge without her, by name. */
    public List<String> leftAlone(PartyId person) {
        return jdbc.sql("""
                        select o.name from identity.membership m join identity.party o on o.id = m.organisation
                        where m.person = ? and m.role in ('MAKER', 'OPERATOR') and not exists (
                            select from identity.membership other where other.organisation = m.organisation
                                and other.role = m.role and other.person <> m.person)""").param(person.value()).query(String.class).list();
    }
}

package org.wishwright.platform.identity.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.identity.Contact;
import org.wishwright.platform.identity.Membership;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;

/** Parties, what identifies them, passwords and memberships. */
@Repository
public class PartyStore {

    /** A party's name as stored: plain for an organisation, sealed for a person, neither for one who was erased. */
    public record Named(
            PartyId id, @Nullable String name, byte @Nullable [] wrappedKey, byte @Nullable [] sealedName) {}

    /** Whose password it is. */
    public record Credential(PartyId person, String hash) {}

    /** A member whose name is still sealed. */
    public record MemberRow(PartyId person, Role role, byte[] wrappedKey, byte[] sealedName) {}

    /** A contact, sealed. */
    public record ContactRow(Contact.Kind kind, byte[] sealed) {}

    private final JdbcClient jdbc;

    PartyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public byte[] serverSecret(byte[] proposed) {
        jdbc.sql("insert into identity.secret (value) values (?) on conflict do nothing")
                .param(proposed)
                .update();
        return jdbc.sql("select value from identity.secret")
                .query((row, number) -> row.getBytes(1))
                .single();
    }

    public boolean anyPerson() {
        return jdbc.sql("select exists (select from identity.party where kind = 'PERSON')")
                .query(Boolean.class)
                .single();
    }

    public void addOrganisation(PartyId id, String name) {
        jdbc.sql("insert into identity.party (id, kind, name) values (?, 'ORGANISATION', ?)")
                .params(id.value(), name)
                .update();
    }

    public void addPerson(PartyId id, byte[] wrappedKey) {
        jdbc.sql("insert into identity.party (id, kind) values (?, 'PERSON')")
                .param(id.value())
                .update();
        jdbc.sql("insert into identity.person_key (person, wrapped) values (?, ?)")
                .params(id.value(), wrappedKey)
                .update();
    }

    public byte[] key(PartyId person) {
        return jdbc.sql("select wrapped from identity.person_key where person = ?")
                .param(person.value())
                .query((row, number) -> row.getBytes(1))
                .single();
    }

    /** The keys of those who were not erased. */
    public Map<PartyId, byte[]> keys(Collection<PartyId> persons) {
        var keys = new HashMap<PartyId, byte[]>();
        jdbc.sql("select person, wrapped from identity.person_key where person = any(?::uuid[])")
                .param(persons.stream().map(PartyId::toString).distinct().collect(Collectors.joining(",", "{", "}")))
                .query(row -> {
                    keys.put(new PartyId(row.getObject("person", UUID.class)), row.getBytes("wrapped"));
                });
        return keys;
    }

    public void putName(PartyId person, byte[] sealed) {
        jdbc.sql("""
                        insert into identity.personal (person, kind, sealed) values (?, 'NAME', ?)
                        on conflict (person, kind) do update set sealed = excluded.sealed""").params(person.value(), sealed).update();
    }

    /** False when somebody has this contact already. Two at once wait for each other on the unique key. */
    public boolean addContact(PartyId person, Contact.Kind kind, byte[] sealed, byte[] lookup) {
        return jdbc.sql("""
                        insert into identity.personal (person, kind, sealed, lookup) values (?, ?, ?, ?)
                        on conflict (kind, lookup) do nothing""").params(person.value(), kind.name(), sealed, lookup).update() == 1;
    }

    public boolean hasContact(PartyId person, Contact.Kind kind) {
        return jdbc.sql("select exists (select from identity.personal where person = ? and kind = ?)")
                .params(person.value(), kind.name())
                .query(Boolean.class)
                .single();
    }

    public Optional<PartyId> byContact(Contact.Kind kind, byte[] lookup) {
        return jdbc.sql("select person from identity.personal where kind = ? and lookup = ?")
                .params(kind.name(), lookup)
                .query((row, number) -> new PartyId(row.getObject(1, UUID.class)))
                .optional();
    }

    public List<ContactRow> contacts(PartyId person) {
        return jdbc.sql("select kind, sealed from identity.personal where person = ? and kind <> 'NAME' order by kind")
                .param(person.value())
                .query((row, number) ->
                        new ContactRow(Contact.Kind.valueOf(row.getString("kind")), row.getBytes("sealed")))
                .list();
    }

    public void putPassword(PartyId person, String hash) {
        jdbc.sql("""
                        insert into identity.credential (person, hash) values (?, ?)
                        on conflict (person) do update set hash = excluded.hash""").params(person.value(), hash).update();
    }

    public Optional<String> passwordHash(PartyId person) {
        return jdbc.sql("select hash from identity.credential where person = ?")
                .param(person.value())
                .query(String.class)
                .optional();
    }

    public Optional<Credential> credential(byte[] emailLookup) {
        return jdbc.sql("""
                        select c.person, c.hash from identity.personal p
                        join identity.credential c on c.person = p.person
                        where p.kind = 'EMAIL' and p.lookup = ?""")
                .param(emailLookup)
                .query((row, number) -> new Credential(new PartyId(row.getObject(1, UUID.class)), row.getString(2)))
                .optional();
    }

    public List<Named> named(Collection<PartyId> ids) {
        return jdbc.sql("""
                        select p.id, p.name, k.wrapped, n.sealed from identity.party p
                        left join identity.person_key k on k.person = p.id
                        left join identity.personal n on n.person = p.id and n.kind = 'NAME'
                        where p.id = any(?::uuid[])""")
                .param(ids.stream().map(PartyId::toString).distinct().collect(Collectors.joining(",", "{", "}")))
                .query((row, number) -> new Named(
                        new PartyId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getBytes("wrapped"),
                        row.getBytes("sealed")))
                .list();
    }

    /** @param like a part of the name, escaped for {@code like} */
    public List<PartyId> makersNamed(String like, int most) {
        return jdbc.sql("""
                        select p.id from identity.party p
                        where p.kind = 'ORGANISATION' and lower(p.name) like '%' || ? || '%'
                            and exists (select from identity.membership m where m.organisation = p.id and m.role = 'MAKER')
                        order by p.name, p.id limit ?""")
                .params(like, most)
                .query((row, number) -> new PartyId(row.getObject(1, UUID.class)))
                .list();
    }

    public void addMembership(PartyId person, Membership membership) {
        jdbc.sql("""
                        insert into identity.membership (person, organisation, role) values (?, ?, ?)
                        on conflict do nothing""")
                .params(
                        person.value(),
                        membership.organisation().value(),
                        membership.role().name())
                .update();
    }

    public void removeMembership(PartyId person, Membership membership) {
        jdbc.sql("delete from identity.membership where person = ? and organisation = ? and role = ?")
                .params(
                        person.value(),
                        membership.organisation().value(),
                        membership.role().name())
                .update();
    }

    /** How many have the role; the organisation stays locked until the transaction ends. */
    public int countLocked(Membership membership) {
        jdbc.sql("select id from identity.party where id = ? for update")
                .param(membership.organisation().value())
                .query(UUID.class)
                .optional();
        return jdbc.sql("select count(*) from identity.membership where organisation = ? and role = ?")
                .params(membership.organisation().value(), membership.role().name())
                .query(Integer.class)
                .single();
    }

    public List<MemberRow> members(PartyId organisation) {
        return jdbc.sql("""
                        select m.person, m.role, k.wrapped, n.sealed from identity.membership m
                        join identity.person_key k on k.person = m.person
                        join identity.personal n on n.person = m.person and n.kind = 'NAME'
                        where m.organisation = ? order by m.since, m.person limit 500""")
                .param(organisation.value())
                .query((row, number) -> new MemberRow(
                        new PartyId(row.getObject("person", UUID.class)),
                        Role.valueOf(row.getString("role")),
                        row.getBytes("wrapped"),
                        row.getBytes("sealed")))
                .list();
    }

    /** Persons who are among these or run the desk of one of them, and were not erased. */
    public List<PartyId> personsOf(Collection<PartyId> parties) {
        return jdbc.sql("""
                        select k.person from identity.person_key k
                        where k.person = any(:parties::uuid[]) or k.person in (
                            select m.person from identity.membership m
                            where m.organisation = any(:parties::uuid[]) and m.role = 'MAKER')
                        limit 5000""")
                .param("parties", parties.stream().map(PartyId::toString).collect(Collectors.joining(",", "{", "}")))
                .query((row, number) -> new PartyId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Takes back a person made in this transaction. */
    public void remove(PartyId person) {
        erase(person);
        jdbc.sql("delete from identity.party where id = ?")
                .param(person.value())
                .update();
    }

    /** Destroys the key; what was sealed under it, and all that hangs on it, goes by cascade. */
    public void erase(PartyId person) {
        jdbc.sql("delete from identity.person_key where person = ?")
                .param(person.value())
                .update();
    }
}

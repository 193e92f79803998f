package org.wishwright.platform.identity.store;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.identity.PartyId;

/** Passkeys, challenges and second steps. */
@Repository
public class SecondStore {

    /** A passkey as its owner sees it. */
    public record Listed(
            UUID id, String label, Instant made, @Nullable Instant used) {}

    /** A passkey as it is checked. */
    public record Passkey(UUID id, PartyId person, byte[] publicKey, int algorithm, String site, long counter) {}

    /** @param lastStep the half minute whose code was used last */
    public record Totp(byte[] sealed, boolean confirmed, long lastStep) {}

    private final JdbcClient jdbc;

    SecondStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void ask(byte[] value, String purpose, @Nullable PartyId person, Duration life) {
        jdbc.sql("""
                        insert into identity.challenge (value, purpose, person, expires)
                        values (:value, :purpose, cast(:person as uuid), clock_timestamp() + make_interval(secs => :life))""")
                .param("value", value)
                .param("purpose", purpose)
                .param("person", person == null ? null : person.value())
                .param("life", life.toSeconds())
                .update();
    }

    /** Uses a challenge up. @return whose it was, empty for nobody's; nothing where there is none */
    public Optional<Optional<PartyId>> answer(byte[] value, String purpose) {
        return jdbc.sql("""
                        delete from identity.challenge
                        where value = ? and purpose = ? and expires > clock_timestamp() returning person""")
                .params(value, purpose)
                .query((row, n) ->
                        Optional.ofNullable(row.getObject(1, UUID.class)).map(PartyId::new))
                .optional();
    }

    /** Whose challenge it is, without using it up: a wrong code may be typed again. */
    public Optional<PartyId> asked(byte[] value, String purpose) {
        return jdbc.sql("""
                        select person from identity.challenge
                        where value = ? and purpose = ? and expires > clock_timestamp() and person is not null""")
                .params(value, purpose)
                .query((row, n) -> new PartyId(row.getObject(1, UUID.class)))
                .optional();
    }

    /** False where the key is known already. */
    public boolean addPasskey(Passkey passkey, byte[] credential, String label) {
        return jdbc.sql("""
                        insert into identity.passkey (id, person, credential, public_key, algorithm, site, label, counter)
                        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                        .params(
                                passkey.id(),
                                passkey.person().value(),
                                credential,
                                passkey.publicKey(),
                                passkey.algorithm(),
                                passkey.site(),
                                label,
                                passkey.counter())
                        .update()
                == 1;
    }

    public Optional<Passkey> passkey(byte[] credential) {
        return jdbc.sql("""
                        select id, person, public_key, algorithm, site, counter from identity.passkey
                        where credential = ? for update""")
                .param(credential)
                .query((row, n) -> new Passkey(
                        row.getObject(1, UUID.class),
                        new PartyId(row.getObject(2, UUID.class)),
                        row.getBytes(3),
                        row.getInt(4),
                        row.getString(5),
                        row.getLong(6)))
                .optional();
    }

    public void used(UUID passkey, long counter) {
        jdbc.sql("update identity.passkey set counter = ?, used = clock_timestamp() where id = ?")
                .params(counter, passkey)
                .update();
    }

    public List<Listed> passkeys(PartyId person) {
        return jdbc.sql("select id, label, made, used from identity.passkey where person = ? order by made")
                .param(person.value())
                .query((row, n) -> {
                    var used = row.getObject(4, OffsetDateTime.class);
                    return new Listed(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            row.getObject(3, OffsetDateTime.class).toInstant(),
                            used == null ? null : used.toInstant());
                })
                .list();
    }

    public List<byte[]> credentials(PartyId person) {
        return jdbc.sql("select credential from identity.passkey where person = ?")
                .param(person.value())
                .query((row, n) -> row.getBytes(1))
                .list();
    }

    public void removePasskey(PartyId person, UUID id) {
        jdbc.sql("delete from identity.passkey where person = ? and id = ?")
                .params(person.value(), id)
                .update();
    }

    public Optional<Totp> totp(PartyId person) {
        return jdbc.sql("select sealed, confirmed, last_step from identity.totp where person = ?")
                .param(person.value())
                .query((row, n) -> new Totp(row.getBytes(1), row.getBoolean(2), row.getLong(3)))
                .optional();
    }

    /** A new secret, not confirmed yet; one that is confirmed stays. */
    public void proposeTotp(PartyId person, byte[] sealed) {
        jdbc.sql("""
                        insert into identity.totp (person, sealed) values (?, ?)
                        on conflict (person) do update set sealed = excluded.sealed, last_step = 0
                        where not totp.confirmed""").params(person.value(), sealed).update();
    }

    public void confirmTotp(PartyId person) {
        jdbc.sql("update identity.totp set confirmed = true where person = ?")
                .param(person.value())
                .update();
    }

    /** False where this half minute's code was used by somebody meanwhile. */
    public boolean stepped(PartyId person, long step) {
        return jdbc.sql("update identity.totp set last_step = ? where person = ? and last_step < ?")
                        .params(step, person.value(), step)
                        .update()
                == 1;
    }

    public void removeTotp(PartyId person) {
        jdbc.sql("delete from identity.totp where person = ?")
                .param(person.value())
                .update();
        jdbc.sql("delete from identity.recovery_code where person = ?")
                .param(person.value())
                .update();
    }

    public void putRecoveryCodes(PartyId person, List<byte[]> hashes) {
        jdbc.sql("delete from identity.recovery_code where person = ?")
                .param(person.value())
                .update();
        var hex = hashes.stream().map(java.util.HexFormat.of()::formatHex).toList();
        jdbc.sql("""
                        insert into identity.recovery_code (person, hash)
                        select ?, decode(h, 'hex') from unnest(string_to_array(?, ',')) h""").params(person.value(), String.join(",", hex)).update();
    }

    /** True for the one who uses the code up. */
    public boolean useRecoveryCode(PartyId person, byte[] hash) {
        return jdbc.sql("delete from identity.recovery_code where person = ? and hash = ?")
                        .params(person.value(), hash)
                        .update()
                == 1;
    }

    public void sweep() {
        jdbc.sql("delete from identity.challenge where expires < clock_timestamp()")
                .update();
    }
}

package org.wishwright.platform.shipment.store;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.shipment.ShipmentId;

/** Links of carriers, by the hash of their token, and what carrier and buyer wrote to each other. */
@Repository
public class CarrierStore {

    private final JdbcClient jdbc;

    CarrierStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A link that is still good. */
    public record Link(ShipmentId shipment, Instant expires) {}

    /** Ends the parcel's link of before. */
    public Instant put(ShipmentId shipment, byte[] tokenHash, PartyId by, Duration life) {
        return jdbc.sql("""
                        insert into shipment.carrier_link (shipment, token_hash, made_by, expires)
                        values (?, ?, ?, clock_timestamp() + make_interval(secs => ?))
                        on conflict (shipment) do update
                        set token_hash = excluded.token_hash, made_by = excluded.made_by, expires = excluded.expires
                        returning expires""")
                .params(shipment.value(), tokenHash, by.value(), life.toSeconds())
                .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
    }

    /** Nothing once it has run out, or its parcel has arrived. */
    public Optional<Link> find(byte[] tokenHash) {
        return jdbc.sql("""
                        select l.shipment, l.expires from shipment.carrier_link l join shipment.shipment s on s.id = l.shipment
                        where l.token_hash = ? and l.expires > clock_timestamp() and s.state in ('PACKED', 'HANDED_OVER')""")
                .param(tokenHash)
                .query((row, n) -> new Link(
                        new ShipmentId(row.getObject(1, UUID.class)),
                        row.getObject(2, OffsetDateTime.class).toInstant()))
                .optional();
    }

    public void sweep() {
        jdbc.sql("delete from shipment.carrier_link where expires < clock_timestamp()")
                .update();
    }

    /** Of which row sealed words are. */
    public static String kind(UUID word) {
        return "shipment.word " + word;
    }

    /** Something that was written, as it is sealed. */
    public record Word(UUID id, boolean byCarrier, byte[] sealed, Instant written) {}

    public void write(ShipmentId shipment, Word word) {
        jdbc.sql("insert into shipment.carrier_word (id, shipment, by_carrier, sealed, written) values (?, ?, ?, ?, ?)")
                .params(
                        word.id(),
                        shipment.value(),
                        word.byCarrier(),
                        word.sealed(),
                        word.written().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Oldest first. */
    public List<Word> words(ShipmentId shipment) {
        return jdbc.sql(
                        "select id, by_carrier, sealed, written from shipment.carrier_word where shipment = ? order by id")
                .param(shipment.value())
                .query((row, n) -> new Word(
                        row.getObject(1, UUID.class),
                        row.getBoolean(2),
                        row.getBytes(3),
                        row.getObject(4, OffsetDateTime.class).toInstant()))
                .list();
    }
}

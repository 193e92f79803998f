package org.wishwright.platform.shipment.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.shipment.ShipmentId;
import org.wishwright.platform.shipment.Shipments;
import org.wishwright.platform.shipment.parcel.ParcelState;

/** Keeps parcels; whoever moves one locks its row first. */
@Repository
public class ShipmentStore {

    private final JdbcClient jdbc;

    ShipmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A parcel with those who may act on it. @param number the order's */
    public record Row(
            ShipmentId id, OrderId order, String number, PartyId maker, PartyId buyer, int pieces, ParcelState state) {}

    /** A new parcel to pack; false where the order has one. */
    public boolean open(Row row, Instant now) {
        return jdbc.sql("""
                insert into shipment.shipment (id, order_id, number, maker, buyer, pieces, state, created)
                values (?, ?, ?, ?, ?, ?, 'TO_PACK', ?) on conflict (order_id) do nothing""")
                        .param(row.id().value())
                        .param(row.order().value())
                        .param(row.number())
                        .param(row.maker().value())
                        .param(row.buyer().value())
                        .param(row.pieces())
                        .param(time(now))
                        .update()
                == 1;
    }

    public Optional<Row> lock(ShipmentId id) {
        return jdbc.sql("select * from shipment.shipment where id = ? for update")
                .param(id.value())
                .query(ShipmentStore::row)
                .optional();
    }

    public Optional<Row> lock(OrderId order) {
        return jdbc.sql("select * from shipment.shipment where order_id = ? for update")
                .param(order.value())
                .query(ShipmentStore::row)
                .optional();
    }

    public Optional<Row> find(ShipmentId id) {
        return jdbc.sql("select * from shipment.shipment where id = ?")
                .param(id.value())
                .query(ShipmentStore::row)
                .optional();
    }

    public Optional<Row> find(OrderId order) {
        return jdbc.sql("select * from shipment.shipment where order_id = ?")
                .param(order.value())
                .query(ShipmentStore::row)
                .optional();
    }

    /**
     * Oldest first.
     *
     * @param search part of an order's number, carrier or tracking number; empty for all
     * @param after the last id of the page before
     */
    public List<Row> list(
            Collection<PartyId> makers,
            Shipments.@Nullable State state,
            String search,
            @Nullable UUID after,
            int limit) {
        var like = "%" + search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        return jdbc.sql("""
                select * from shipment.shipment
                where maker = any(?) and (?::text is null or state = ?) and (?::uuid is null or id > ?)
                  and (? = '' or number ilike ? or carrier ilike ? or tracking ilike ?)
                order by id limit ?""")
                .param(new SqlArrayValue(
                        "uuid", makers.stream().map(PartyId::value).toArray()))
                .param(state == null ? null : state.name())
                .param(state == null ? null : state.name())
                .param(after)
                .param(after)
                .param(search)
                .param(like)
                .param(like)
                .param(like)
                .param(limit)
                .query(ShipmentStore::row)
                .list();
    }

    /** Carriers used before, at most 50. */
    public List<String> carriers(Collection<PartyId> makers) {
        return jdbc.sql("""
                select distinct carrier from shipment.shipment where maker = any(?) and carrier is not null
                order by carrier limit 50""")
                .param(new SqlArrayValue(
                        "uuid", makers.stream().map(PartyId::value).toArray()))
                .query(String.class)
                .list();
    }

    /** Takes a parcel off the list that has not left. */
    public void withdraw(OrderId order) {
        jdbc.sql("delete from shipment.shipment where order_id = ? and state in ('TO_PACK', 'PACKED')")
                .param(order.value())
                .update();
    }

    public void put(ShipmentId id, ParcelState state) {
        var packed = switch (state) {
            case ParcelState.ToPack _ -> null;
            case ParcelState.Packed it -> it;
            case ParcelState.HandedOver it -> it.packed();
            case ParcelState.Received it -> it.sent().packed();
        };
        var handover = switch (state) {
            case ParcelState.ToPack _, ParcelState.Packed _ -> null;
            case ParcelState.HandedOver it -> it.handover();
            case ParcelState.Received it -> it.sent().handover();
        };
        var received = state instanceof ParcelState.Received it ? it : null;
        jdbc.sql("""
                update shipment.shipment
                set state = ?, packed = ?, packer = ?, carrier = ?, tracking = ?, handed_over = ?, receive_by = ?,
                    received = ?, automatic = ?
                where id = ?""")
                .param(state.name().name())
                .param(packed == null ? null : time(packed.at()))
                .param(packed == null ? null : packed.packer().value())
                .param(handover == null ? null : handover.carrier())
                .param(handover == null ? null : handover.tracking())
                .param(handover == null ? null : time(handover.at()))
                .param(handover == null ? null : time(handover.receiveBy()))
                .param(received == null ? null : time(received.at()))
                .param(received != null && received.automatic())
                .param(id.value())
                .update();
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(
                new ShipmentId(row.getObject("id", UUID.class)),
                new OrderId(row.getObject("order_id", UUID.class)),
                row.getString("number"),
                new PartyId(row.getObject("maker", UUID.class)),
                new PartyId(row.getObject("buyer", UUID.class)),
                row.getInt("pieces"),
                state(row));
    }

    private static ParcelState state(ResultSet row) throws SQLException {
        return switch (Shipments.State.valueOf(row.getString("state"))) {
            case TO_PACK -> new ParcelState.ToPack();
            case PACKED -> packed(row);
            case HANDED_OVER -> handedOver(row);
            case RECEIVED ->
                new ParcelState.Received(handedOver(row), instant(row, "received"), row.getBoolean("automatic"));
        };
    }

    private static ParcelState.Packed packed(ResultSet row) throws SQLException {
        return new ParcelState.Packed(instant(row, "packed"), new PartyId(row.getObject("packer", UUID.class)));
    }

    private static ParcelState.HandedOver handedOver(ResultSet row) throws SQLException {
        return new ParcelState.HandedOver(
                packed(row),
                new ParcelState.Handover(
                        row.getString("carrier"), row.getString("tracking"), instant(row, "handed_over")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

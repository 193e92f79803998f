package org.wishwright.platform.production.store;

import static org.wishwright.platform.production.store.Arrays.uuids;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.production.OperationId;
import org.wishwright.platform.production.WorkOrderId;
import org.wishwright.platform.production.floor.Subcontract;

/** Steps sent out. Whoever changes one has locked its work order first. */
@Repository
public class SubcontractStore {

    private static final String SELECT = """
            select s.*, w.name, w.number, w.quantity, o.work_centre
            from production.subcontract s
            join production.operation o on o.id = s.operation
            join production.work_order w on w.id = s.work_order
            """;

    private final JdbcClient jdbc;
    private final Names names;

    SubcontractStore(JdbcClient jdbc, Names names) {
        this.jdbc = jdbc;
        this.names = names;
    }

    /** What is to be done to how many pieces of a work order, and at which of its owner's work centres it is done at home. */
    public record Work(LocalText name, long number, int quantity, String workCentre) {}

    /**
     * A step sent out.
     *
     * @param work what is to be done
     * @param paid when the price was paid; null while it is not
     */
    public record Row(
            UUID id,
            Work work,
            OperationId operation,
            WorkOrderId workOrder,
            FactoryId fromFactory,
            FactoryId toFactory,
            PartyId from,
            PartyId to,
            Money price,
            Instant due,
            Subcontract state,
            @Nullable Instant paid) {}

    public void offer(Row row, Instant now) {
        jdbc.sql("""
                insert into production.subcontract
                    (id, operation, work_order, from_factory, to_factory, from_party, to_party, price_minor, currency, due,
                     state, offered)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OFFERED', ?)""")
                .param(row.id())
                .param(row.operation().value())
                .param(row.workOrder().value())
                .param(row.fromFactory().value())
                .param(row.toFactory().value())
                .param(row.from().value())
                .param(row.to().value())
                .param(row.price().minor())
                .param(row.price().currency().getCurrencyCode())
                .param(row.due().atOffset(ZoneOffset.UTC))
                .param(now.atOffset(ZoneOffset.UTC))
                .update();
    }

    public Optional<Row> find(UUID id) {
        return jdbc.sql(SELECT + " where s.id = ?").param(id).query(this::row).optional();
    }

    public Optional<Row> lock(UUID id) {
        return jdbc.sql(SELECT + " where s.id = ? for update of s")
                .param(id)
                .query(this::row)
                .optional();
    }

    /** Sent out or taken in by these factories, newest first. */
    public List<Row> list(
            Collection<FactoryId> factories, Subcontract.@Nullable State state, @Nullable UUID before, int limit) {
        return jdbc.sql(SELECT + """
                 where (s.from_factory = any(?) or s.to_factory = any(?))
                  and (?::text is null or s.state = ?) and (?::uuid is null or s.id < ?)
                order by s.id desc limit ?""")
                .param(uuids(factories, FactoryId::value))
                .param(uuids(factories, FactoryId::value))
                .param(state == null ? null : state.name())
                .param(state == null ? null : state.name())
                .param(before)
                .param(before)
                .param(limit)
                .query(this::row)
                .list();
    }

    public void put(UUID id, Subcontract state, Instant now) {
        var column = state instanceof Subcontract.Returned ? "returned" : "answered";
        jdbc.sql("update production.subcontract set state = ?, " + column + " = ? where id = ?")
                .param(state.name().name())
                .param(now.atOffset(ZoneOffset.UTC))
                .param(id)
                .update();
    }

    public void paid(UUID id, Instant now) {
        jdbc.sql("update production.subcontract set paid = ? where id = ?")
                .param(now.atOffset(ZoneOffset.UTC))
                .param(id)
                .update();
    }

    private Row row(ResultSet row, int n) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                work(row),
                new OperationId(row.getObject("operation", UUID.class)),
                new WorkOrderId(row.getObject("work_order", UUID.class)),
                new FactoryId(row.getObject("from_factory", UUID.class)),
                new FactoryId(row.getObject("to_factory", UUID.class)),
                new PartyId(row.getObject("from_party", UUID.class)),
                new PartyId(row.getObject("to_party", UUID.class)),
                Money.of(row.getLong("price_minor"), row.getString("currency")),
                SheetStore.instant(row, "due"),
                state(row),
                SheetStore.instantOrNull(row, "paid"));
    }

    private Work work(ResultSet row) throws SQLException {
        return new Work(
                names.name(row.getString("name")).whole(),
                row.getLong("number"),
                row.getInt("quantity"),
                row.getString("work_centre"));
    }

    private static Subcontract state(ResultSet row) throws SQLException {
        return switch (Subcontract.State.valueOf(row.getString("state"))) {
            case OFFERED -> new Subcontract.Offered();
            case ACCEPTED -> new Subcontract.Accepted(SheetStore.instant(row, "answered"));
            case RETURNED -> new Subcontract.Returned(SheetStore.instant(row, "returned"));
            case DECLINED -> new Subcontract.Declined(SheetStore.instant(row, "answered"));
            case WITHDRAWN -> new Subcontract.Withdrawn(SheetStore.instant(row, "answered"));
        };
    }
}

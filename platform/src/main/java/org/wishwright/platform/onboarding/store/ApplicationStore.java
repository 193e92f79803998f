package org.wishwright.platform.onboarding.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.files.FileId;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.onboarding.Application.Step;
import org.wishwright.platform.onboarding.Onboarding.Line;

/** Rows of applications and of their steps. */
@Repository
public class ApplicationStore {

    private static final UUID LAST = new UUID(-1L, -1L);

    /** An application as it is kept: whom to ask is sealed under the author's key. */
    public record Row(
            PartyId organisation,
            String state,
            int round,
            String legalName,
            String country,
            String number,
            String makes,
            @Nullable FileId licence,
            PartyId author,
            byte[] contactName,
            byte[] contact,
            Instant changed) {}

    private final JdbcClient jdbc;

    ApplicationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Row> find(PartyId organisation) {
        return jdbc.sql("select * from onboarding.application where organisation = ?")
                .param(organisation.value())
                .query((row, n) -> row(row))
                .optional();
    }

    /** As {@link #find}, and nobody else changes it until the transaction ends. */
    public Optional<Row> lock(PartyId organisation) {
        return jdbc.sql("select * from onboarding.application where organisation = ? for update")
                .param(organisation.value())
                .query((row, n) -> row(row))
                .optional();
    }

    /** What was approved last. */
    public Optional<Row> approval(PartyId organisation) {
        return jdbc.sql("select *, 'APPROVED' as state from onboarding.approval where organisation = ?")
                .param(organisation.value())
                .query((row, n) -> row(row))
                .optional();
    }

    /** From now on what the application says is what was approved. */
    public void approve(PartyId organisation) {
        jdbc.sql("""
                        insert into onboarding.approval (organisation, round, legal_name, country, number, makes, licence, author,
                            contact_name, contact, changed)
                        select organisation, round, legal_name, country, number, makes, licence, author, contact_name, contact, changed
                        from onboarding.application where organisation = ?
                        on conflict (organisation) do update set round = excluded.round, legal_name = excluded.legal_name,
                            country = excluded.country, number = excluded.number, makes = excluded.makes,
                            licence = excluded.licence, author = excluded.author, contact_name = excluded.contact_name,
                            contact = excluded.contact, changed = excluded.changed""").param(organisation.value()).update();
    }

    public void put(Row row) {
        var licence = row.licence();
        jdbc.sql("""
                        insert into onboarding.application (organisation, state, round, legal_name, country, number, makes, licence,
                            author, contact_name, contact, changed)
                        values (:organisation, :state, :round, :name, :country, :number, :makes, :licence::uuid,
                            :author, :contactName, :contact, :changed)
                        on conflict (organisation) do update set state = excluded.state, round = excluded.round,
                            legal_name = excluded.legal_name, country = excluded.country, number = excluded.number,
                            makes = excluded.makes, licence = excluded.licence, author = excluded.author,
                            contact_name = excluded.contact_name, contact = excluded.contact, changed = excluded.changed""")
                .param("organisation", row.organisation().value())
                .param("state", row.state())
                .param("round", row.round())
                .param("name", row.legalName())
                .param("country", row.country())
                .param("number", row.number())
                .param("makes", row.makes())
                .param("licence", licence == null ? null : licence.value())
                .param("author", row.author().value())
                .param("contactName", row.contactName())
                .param("contact", row.contact())
                .param("changed", row.changed().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Puts the application, which is locked, into another state. */
    public void enter(PartyId organisation, String state, int round, Instant now) {
        jdbc.sql("update onboarding.application set state = ?, round = ?, changed = ? where organisation = ?")
                .params(state, round, now.atOffset(ZoneOffset.UTC), organisation.value())
                .update();
    }

    /** Writes down what happened to it. */
    public void remember(PartyId organisation, String step, String reason, PartyId person, Instant now) {
        jdbc.sql("""
                        insert into onboarding.step (organisation, no, state, reason, person, at)
                        select ?, coalesce(max(no), 0) + 1, ?, ?, ?, ? from onboarding.step where organisation = ?""")
                .params(
                        organisation.value(),
                        step,
                        reason,
                        person.value(),
                        now.atOffset(ZoneOffset.UTC),
                        organisation.value())
                .update();
    }

    public List<Step> steps(PartyId organisation) {
        return jdbc.sql("select state, at, reason from onboarding.step where organisation = ? order by no limit 200")
                .param(organisation.value())
                .query((row, n) -> new Step(row.getString("state"), instant(row, "at"), row.getString("reason")))
                .list();
    }

    /** @param state empty for all that was sent */
    public List<Line> sent(String state, String search, @Nullable UUID after, int limit) {
        var like = search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return jdbc.sql("""
                        select organisation, legal_name, country, number, state, round, change, changed from (
                            select organisation, a.legal_name, a.country, a.number, a.state, a.round, a.changed,
                                a.state <> 'APPROVED' and v.round is not null as change
                            from onboarding.application a left join onboarding.approval v using (organisation)
                            where a.state <> 'DRAFT'
                            union all
                            select organisation, v.legal_name, v.country, v.number, 'APPROVED', v.round, v.changed, false
                            from onboarding.approval v join onboarding.application a using (organisation) where a.state = 'DRAFT'
                        ) sent
                        where (:state = '' or state = :state) and organisation < :after
                            and (:like = '' or legal_name ilike '%' || :like || '%' or number ilike :like || '%')
                        order by organisation desc limit :limit""")
                .param("state", state)
                .param("like", like)
                .param("after", after == null ? LAST : after)
                .param("limit", limit)
                .query((row, n) -> new Line(
                        new PartyId(row.getObject("organisation", UUID.class)),
                        row.getString("legal_name"),
                        row.getString("country"),
                        row.getString("number"),
                        row.getString("state"),
                        row.getInt("round"),
                        row.getBoolean("change"),
                        instant(row, "changed")))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        var licence = row.getObject("licence", UUID.class);
        return new Row(
                new PartyId(row.getObject("organisation", UUID.class)),
                row.getString("state"),
                row.getInt("round"),
                row.getString("legal_name"),
                row.getString("country"),
                row.getString("number"),
                row.getString("makes"),
                licence == null ? null : new FileId(licence),
                new PartyId(row.getObject("author", UUID.class)),
                row.getBytes("contact_name"),
                row.getBytes("contact"),
                instant(row, "changed"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}

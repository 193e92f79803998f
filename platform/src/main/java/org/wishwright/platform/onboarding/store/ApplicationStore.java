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

    /** Puts the application, which is locked, into another state and writes that down as its next step. */
    public void enter(PartyId organisation, String state, int round, String reason, PartyId person, Instant now) {
        var at = now.atOffset(ZoneOffset.UTC);
        jdbc.sql("update onboarding.application set state = ?, round = ?, changed = ? where organisation = ?")
                .params(state, round, at, organisation.value())
                .update();
        jdbc.sql("""
                        insert into onboarding.step (organisation, no, state, reason, person, at)
                        select ?, coalesce(max(no), 0) + 1, ?, ?, ?, ? from onboarding.step where organisation = ?""")
                .params(organisation.value(), state, reason, person.value(), at, organisation.value())
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
                        select organisation, legal_name, country, number, state, round, changed from onboarding.application
                        where state <> 'DRAFT' and (:state = '' or state = :state) and organisation < :after
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

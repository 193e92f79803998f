package org.wishwright.platform.catalog.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.configuration.compiled.Mode;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.platform.catalog.BlueprintId;
import org.wishwright.platform.catalog.DraftReport;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.catalog.VersionReport;
import org.wishwright.platform.catalog.VersionReport.Figures;
import org.wishwright.platform.catalog.VersionState;
import org.wishwright.platform.identity.PartyId;

/** Rows of versions as their readers see them. */
@Repository
public class VersionStore {

    private static final String REPORT = """
            select id, blueprint, maker, number, name, currency, state, semantic_hash, presentation_hash, modules, rules, created,
                steps, nodes, edges, compile_seconds, product_count, min_minor, max_minor, artefact, failure, mode,
                size_bytes, answer_micros
            from catalog.version
            """;

    private final JdbcClient jdbc;
    private final Names names;

    VersionStore(JdbcClient jdbc, Names names) {
        this.jdbc = jdbc;
        this.names = names;
    }

    /** What is needed to answer for a published version; no artefact where it answers by search. */
    public record Stored(
            BlueprintId blueprint,
            int number,
            PartyId maker,
            LocalText name,
            String sourceHash,
            @Nullable String artefactHash,
            String semanticHash,
            String presentationHash) {}

    public void insert(
            VersionId id, BlueprintStore.Blueprint of, int number, DraftReport draft, PartyId by, Instant now) {
        jdbc.sql("""
                        insert into catalog.version (id, blueprint, number, maker, name, currency, source, semantic_hash,
                            presentation_hash, modules, rules, state, created, created_by, picture, scene)
                        values (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, 'COMPILING', ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        id.value(),
                        of.id().value(),
                        number,
                        of.maker().value(),
                        names.json(of.name()),
                        of.currency().getCurrencyCode(),
                        draft.sourceHash(),
                        draft.semanticHash(),
                        draft.presentationHash(),
                        draft.modules(),
                        draft.rules(),
                        now.atOffset(ZoneOffset.UTC),
                        by.value(),
                        draft.picture(),
                        draft.scene()))
                .update();
    }

    /** The version that this draft already is or is becoming, if it is the newest one. */
    public Optional<VersionId> newestIfOf(BlueprintId blueprint, DraftReport draft) {
        return jdbc.sql("""
                        select id from (select id, source, picture, scene, state from catalog.version
                            where blueprint = ? order by number desc limit 1) newest
                        where source = ? and picture is not distinct from ?::text
                            and scene is not distinct from ?::text and state <> 'FAILED'""")
                .params(Arrays.asList(blueprint.value(), draft.sourceHash(), draft.picture(), draft.scene()))
                .query(UUID.class)
                .optional()
                .map(VersionId::new);
    }

    public Optional<VersionReport> find(VersionId id) {
        return jdbc.sql(REPORT + "where id = ?")
                .param(id.value())
                .query((row, n) -> report(row))
                .optional();
    }

    public List<VersionReport> of(BlueprintId blueprint, int limit) {
        return jdbc.sql(REPORT + "where blueprint = ? order by number desc limit ?")
                .params(blueprint.value(), limit)
                .query((row, n) -> report(row))
                .list();
    }

    public String sourceHash(VersionId id) {
        return jdbc.sql("select source from catalog.version where id = ?")
                .param(id.value())
                .query(String.class)
                .single();
    }

    /** Hash of the text of the version's picture; empty where it has none. */
    public Optional<String> picture(VersionId id) {
        return jdbc.sql("select picture from catalog.version where id = ? and picture is not null")
                .param(id.value())
                .query(String.class)
                .optional();
    }

    /** Hash of the text of the version's scene; empty where it has none. */
    public Optional<String> scene(VersionId id) {
        return jdbc.sql("select scene from catalog.version where id = ? and scene is not null")
                .param(id.value())
                .query(String.class)
                .optional();
    }

    public Optional<Stored> published(VersionId id) {
        return jdbc.sql("""
                        select blueprint, number, maker, name, source, artefact, semantic_hash, presentation_hash
                        from catalog.version where id = ? and state = 'PUBLISHED'""")
                .param(id.value())
                .query((row, n) -> new Stored(
                        new BlueprintId(row.getObject("blueprint", UUID.class)),
                        row.getInt("number"),
                        new PartyId(row.getObject("maker", UUID.class)),
                        names.text(row.getString("name")),
                        row.getString("source"),
                        row.getString("artefact"),
                        row.getString("semantic_hash"),
                        row.getString("presentation_hash")))
                .optional();
    }

    private VersionReport report(ResultSet row) throws SQLException {
        return new VersionReport(
                new VersionId(row.getObject("id", UUID.class)),
                new BlueprintId(row.getObject("blueprint", UUID.class)),
                new PartyId(row.getObject("maker", UUID.class)),
                row.getInt("number"),
                names.text(row.getString("name")),
                VersionState.valueOf(row.getString("state")),
                row.getString("semantic_hash"),
                row.getString("presentation_hash"),
                row.getInt("modules"),
                row.getInt("rules"),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                row.getLong("steps"),
                figures(row),
                row.getString("failure"));
    }

    private static @Nullable Figures figures(ResultSet row) throws SQLException {
        var mode = row.getString("mode");
        if (mode == null) {
            return null;
        }
        return new Figures(
                Mode.valueOf(mode),
                row.getInt("nodes"),
                row.getInt("edges"),
                row.getDouble("compile_seconds"),
                row.getString("product_count"),
                money(row, "min_minor"),
                money(row, "max_minor"),
                row.getString("artefact"),
                row.getObject("size_bytes", Integer.class),
                row.getLong("answer_micros"));
    }

    private static @Nullable Money money(ResultSet row, String column) throws SQLException {
        var minor = row.getObject(column, Long.class);
        return minor == null ? null : Money.of(minor, row.getString("currency"));
    }
}

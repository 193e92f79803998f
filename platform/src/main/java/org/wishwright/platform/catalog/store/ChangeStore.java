package org.wishwright.platform.catalog.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.catalog.BlueprintId;
import org.wishwright.platform.catalog.Studio.Change;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.identity.PartyId;

/** Rows of the changes made to drafts, and of previews. */
@Repository
public class ChangeStore {

    private final JdbcClient jdbc;

    ChangeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A change that can be taken back or made again. */
    public record Step(int number, String before, String after, String place) {}

    /** @param before hash of the text before; null for the first of a product */
    public void record(
            BlueprintId blueprint,
            @Nullable String before,
            String after,
            String kind,
            String place,
            PartyId by,
            Instant at) {
        jdbc.sql("""
                        insert into catalog.draft_change (blueprint, number, before, after, kind, place, changed, changed_by)
                        select ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ?
                        from catalog.draft_change where blueprint = ?""")
                .params(Arrays.asList(
                        blueprint.value(),
                        before,
                        after,
                        kind,
                        place,
                        at.atOffset(ZoneOffset.UTC),
                        by.value(),
                        blueprint.value()))
                .update();
    }

    public List<Change> history(BlueprintId blueprint, PartyId reader, int most) {
        return jdbc.sql("""
                        select number, kind, place, changed, changed_by, undone from catalog.draft_change
                        where blueprint = ? order by number desc limit ?""")
                .params(blueprint.value(), most)
                .query((row, n) -> new Change(
                        row.getInt("number"),
                        row.getString("kind"),
                        row.getString("place"),
                        row.getObject("changed", OffsetDateTime.class).toInstant(),
                        reader.value().equals(row.getObject("changed_by", UUID.class)),
                        row.getBoolean("undone")))
                .list();
    }

    /** Whether the text was ever the draft of this blueprint. */
    public boolean was(BlueprintId blueprint, String hash) {
        return jdbc.sql(
                        "select exists (select from catalog.draft_change where blueprint = ? and (before = ? or after = ?))")
                .params(blueprint.value(), hash, hash)
                .query(Boolean.class)
                .single();
    }

    /** What she changed last and has not taken back. */
    public Optional<Step> last(BlueprintId blueprint, PartyId by) {
        return step("""
                select number, before, after, place from catalog.draft_change
                where blueprint = ? and changed_by = ? and not undone and kind not in ('UNDO', 'REDO') and before is not null
                order by number desc limit 1""", blueprint, by);
    }

    /** What she took back last and has changed nothing since. */
    public Optional<Step> takenBack(BlueprintId blueprint, PartyId by) {
        return step("""
                select number, before, after, place from catalog.draft_change c
                where blueprint = ? and changed_by = ? and undone
                  and not exists (select from catalog.draft_change later where later.blueprint = c.blueprint
                      and later.changed_by = c.changed_by and later.number > c.number
                      and not later.undone and later.kind not in ('UNDO', 'REDO'))
                order by number limit 1""", blueprint, by);
    }

    private Optional<Step> step(String sql, BlueprintId blueprint, PartyId by) {
        return jdbc.sql(sql)
                .params(blueprint.value(), by.value())
                .query((row, n) -> new Step(
                        row.getInt("number"), row.getString("before"), row.getString("after"), row.getString("place")))
                .optional();
    }

    public void undone(BlueprintId blueprint, int number, boolean undone) {
        jdbc.sql("update catalog.draft_change set undone = ? where blueprint = ? and number = ?")
                .params(undone, blueprint.value(), number)
                .update();
    }

    /** The preview of these texts, kept under this id unless there is one already. */
    public VersionId preview(UUID id, Preview shown, Instant at) {
        var keys = new ArrayList<@Nullable Object>(
                Arrays.asList(shown.blueprint().value(), shown.source(), shown.picture(), shown.scene()));
        jdbc.sql("""
                        insert into catalog.preview (blueprint, source, picture, scene, id, made) values (?, ?, ?, ?, ?, ?)
                        on conflict (blueprint, source, picture, scene) do nothing""").params(keys).param(id).param(at.atOffset(ZoneOffset.UTC)).update();
        return jdbc.sql("""
                        select id from catalog.preview where blueprint = ? and source = ?
                        and picture is not distinct from ?::text and scene is not distinct from ?::text""")
                .params(keys)
                .query((row, n) -> new VersionId(row.getObject(1, UUID.class)))
                .single();
    }

    /** A preview's blueprint and texts. */
    public record Preview(
            BlueprintId blueprint,
            String source,
            @Nullable String picture,
            @Nullable String scene) {}

    public Optional<Preview> preview(VersionId id) {
        return jdbc.sql("select blueprint, source, picture, scene from catalog.preview where id = ?")
                .param(id.value())
                .query((row, n) -> new Preview(
                        new BlueprintId(row.getObject("blueprint", UUID.class)),
                        row.getString("source"),
                        row.getString("picture"),
                        row.getString("scene")))
                .optional();
    }
}

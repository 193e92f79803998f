package org.wishwright.platform.catalog.store;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.catalog.BlueprintId;
import org.wishwright.platform.catalog.DraftReport;
import org.wishwright.platform.identity.PartyId;

/** Rows of drafts, and the texts of drafts and versions by their hash. */
@Repository
public class DraftStore {

    private final JdbcClient jdbc;

    DraftStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void keepSource(String hash, String body) {
        jdbc.sql("insert into catalog.source (hash, body) values (?, ?) on conflict do nothing")
                .params(hash, body)
                .update();
    }

    public Optional<String> sourceIfThere(String hash) {
        return jdbc.sql("select body from catalog.source where hash = ?")
                .param(hash)
                .query(String.class)
                .optional();
    }

    public String source(String hash) {
        return jdbc.sql("select body from catalog.source where hash = ?")
                .param(hash)
                .query(String.class)
                .single();
    }

    /** Hashes of what a maker's drafts were written as, the newest two hundred products. */
    public List<String> sources(PartyId maker) {
        return jdbc.sql("""
                        select d.source from catalog.blueprint b join catalog.draft d on d.blueprint = b.id
                        where b.maker = ? and d.format = 'WISH' order by b.id desc limit 200""").param(maker.value()).query(String.class).list();
    }

    public void replace(BlueprintId blueprint, DraftReport draft, PartyId by) {
        jdbc.sql("""
                        insert into catalog.draft (blueprint, source, semantic_hash, presentation_hash, format, file_name,
                            modules, rules, prices, uploaded, uploaded_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (blueprint) do update set source = excluded.source,
                            semantic_hash = excluded.semantic_hash, presentation_hash = excluded.presentation_hash,
                            format = excluded.format, file_name = excluded.file_name, modules = excluded.modules,
                            rules = excluded.rules, prices = excluded.prices, uploaded = excluded.uploaded,
                            uploaded_by = excluded.uploaded_by""")
                .params(
                        blueprint.value(),
                        draft.sourceHash(),
                        draft.semanticHash(),
                        draft.presentationHash(),
                        draft.format(),
                        draft.fileName(),
                        draft.modules(),
                        draft.rules(),
                        draft.prices(),
                        draft.uploaded().atOffset(ZoneOffset.UTC),
                        by.value())
                .update();
    }

    /** Sets or, with null, removes the picture of a draft. */
    public void replacePicture(BlueprintId blueprint, @Nullable String hash, String presentationHash) {
        jdbc.sql("update catalog.draft set picture = ?, presentation_hash = ? where blueprint = ?")
                .params(Arrays.asList(hash, presentationHash, blueprint.value()))
                .update();
    }

    /** Sets or, with null, removes the scene of a draft. */
    public void replaceScene(BlueprintId blueprint, @Nullable String hash, String presentationHash) {
        jdbc.sql("update catalog.draft set scene = ?, presentation_hash = ? where blueprint = ?")
                .params(Arrays.asList(hash, presentationHash, blueprint.value()))
                .update();
    }

    public Optional<DraftReport> find(BlueprintId blueprint) {
        return jdbc.sql("select * from catalog.draft where blueprint = ?")
                .param(blueprint.value())
                .query((row, n) -> new DraftReport(
                        row.getString("source"),
                        row.getString("semantic_hash"),
                        row.getString("presentation_hash"),
                        row.getString("format"),
                        row.getString("file_name"),
                        row.getInt("modules"),
                        row.getInt("rules"),
                        row.getInt("prices"),
                        row.getObject("uploaded", OffsetDateTime.class).toInstant(),
                        row.getString("picture"),
                        row.getString("scene")))
                .optional();
    }
}

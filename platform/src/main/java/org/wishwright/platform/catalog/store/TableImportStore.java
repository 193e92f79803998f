package org.wishwright.platform.catalog.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.catalog.BlueprintId;
import org.wishwright.platform.identity.PartyId;

/** Rows of spreadsheets that wait for their columns to be explained. */
@Repository
public class TableImportStore {

    private final JdbcClient jdbc;

    TableImportStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A spreadsheet as it was sent. */
    public record Sent(String fileName, byte[] bytes) {}

    /** In place of the one that waited before. */
    public void keep(BlueprintId blueprint, String fileName, byte[] bytes, Instant now, PartyId by) {
        jdbc.sql("""
                        insert into catalog.table_import (blueprint, file_name, bytes, sent, sent_by) values (?, ?, ?, ?, ?)
                        on conflict (blueprint) do update set file_name = excluded.file_name, bytes = excluded.bytes,
                            sent = excluded.sent, sent_by = excluded.sent_by""")
                .params(blueprint.value(), fileName, bytes, now.atOffset(ZoneOffset.UTC), by.value())
                .update();
    }

    public Optional<Sent> find(BlueprintId blueprint) {
        return jdbc.sql("select file_name, bytes from catalog.table_import where blueprint = ?")
                .param(blueprint.value())
                .query((row, n) -> new Sent(row.getString("file_name"), row.getBytes("bytes")))
                .optional();
    }

    public void remove(BlueprintId blueprint) {
        jdbc.sql("delete from catalog.table_import where blueprint = ?")
                .param(blueprint.value())
                .update();
    }
}

package org.wishwright.platform.files.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.platform.files.FileId;
import org.wishwright.platform.files.Shapes.Kept;
import org.wishwright.platform.identity.PartyId;

/** Rows of parts in three dimensions. */
@Repository
public class ShapeContents {

    private static final int MOST_LISTED = 200;

    private final JdbcClient jdbc;

    ShapeContents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps the content unless it is there, and the owner's shape of it unless she has one. @return the owner's shape */
    @Transactional
    public FileId keep(FileId fresh, PartyId owner, byte[] hash, byte[] glb, int triangles, String name, Instant now) {
        jdbc.sql("insert into files.shape_content (hash, glb, triangles) values (?, ?, ?) on conflict do nothing")
                .params(hash, glb, triangles)
                .update();
        jdbc.sql(
                        "insert into files.shape (id, owner, content, name, kept) values (?, ?, ?, ?, ?) on conflict do nothing")
                .params(fresh.value(), owner.value(), hash, name, now.atOffset(ZoneOffset.UTC))
                .update();
        return new FileId(jdbc.sql("select id from files.shape where owner = ? and content = ?")
                .params(owner.value(), hash)
                .query(UUID.class)
                .single());
    }

    public Optional<byte[]> find(FileId id) {
        return jdbc.sql("select glb from files.shape s join files.shape_content c on c.hash = s.content where s.id = ?")
                .param(id.value())
                .query((row, n) -> row.getBytes("glb"))
                .optional();
    }

    public List<Kept> of(PartyId owner) {
        return jdbc.sql("""
                        select s.id, s.name, c.triangles, octet_length(c.glb) as bytes
                        from files.shape s join files.shape_content c on c.hash = s.content
                        where s.owner = ? order by s.kept desc, s.id limit ?""")
                .params(owner.value(), MOST_LISTED)
                .query((row, n) -> new Kept(
                        new FileId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getInt("triangles"),
                        row.getInt("bytes")))
                .list();
    }
}

package org.wishwright.platform.files.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.platform.files.FileId;
import org.wishwright.platform.files.Picture;
import org.wishwright.platform.files.Size;
import org.wishwright.platform.identity.PartyId;

/** Rows of pictures. */
@Repository
public class PictureContents {

    private final JdbcClient jdbc;

    PictureContents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts one more of this day. @return how many there are with it */
    public int count(PartyId owner, Instant now) {
        return jdbc.sql("""
                        insert into files.sent as s (owner, day, pictures) values (?, ?, 1)
                        on conflict (owner) do update set
                            pictures = case when s.day = excluded.day then s.pictures + 1 else 1 end, day = excluded.day
                        returning pictures""")
                .params(owner.value(), LocalDate.ofInstant(now, ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    /** Keeps the content unless it is there, and the owner's picture of it unless she has one. @return the owner's picture */
    @Transactional
    public FileId keep(FileId fresh, PartyId owner, Picture screen, Picture thumbnail, Instant now) {
        var hash = HexFormat.of().parseHex(screen.etag());
        jdbc.sql("""
                        insert into files.content (hash, type, screen, width, height,
                            thumbnail, thumbnail_type, thumbnail_hash, thumbnail_width, thumbnail_height)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        hash,
                        screen.contentType(),
                        screen.jpegOrPng(),
                        screen.width(),
                        screen.height(),
                        thumbnail.jpegOrPng(),
                        thumbnail.contentType(),
                        HexFormat.of().parseHex(thumbnail.etag()),
                        thumbnail.width(),
                        thumbnail.height())
                .update();
        jdbc.sql("insert into files.picture (id, owner, content, kept) values (?, ?, ?, ?) on conflict do nothing")
                .params(fresh.value(), owner.value(), hash, now.atOffset(ZoneOffset.UTC))
                .update();
        return new FileId(jdbc.sql("select id from files.picture where owner = ? and content = ?")
                .params(owner.value(), hash)
                .query(java.util.UUID.class)
                .single());
    }

    public boolean isOf(PartyId owner, FileId id) {
        return jdbc.sql("select exists (select from files.picture where id = ? and owner = ?)")
                .params(id.value(), owner.value())
                .query(Boolean.class)
                .single();
    }

    public List<FileId> of(PartyId owner) {
        return jdbc.sql("select id from files.picture where owner = ? order by kept, id")
                .param(owner.value())
                .query((row, n) -> new FileId(row.getObject("id", java.util.UUID.class)))
                .list();
    }

    public Optional<Picture> find(FileId id, Size size) {
        var columns = switch (size) {
            case SCREEN -> "c.screen as bytes, c.type, c.hash, c.width, c.height";
            case THUMBNAIL ->
                "c.thumbnail as bytes, c.thumbnail_type as type, c.thumbnail_hash as hash,"
                        + " c.thumbnail_width as width, c.thumbnail_height as height";
        };
        return jdbc.sql("select " + columns
                        + " from files.picture p join files.content c on c.hash = p.content where p.id = ?")
                .param(id.value())
                .query((row, n) -> new Picture(
                        row.getBytes("bytes"),
                        row.getString("type"),
                        HexFormat.of().formatHex(row.getBytes("hash")),
                        row.getInt("width"),
                        row.getInt("height")))
                .optional();
    }
}

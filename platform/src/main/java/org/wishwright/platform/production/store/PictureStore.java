package org.wishwright.platform.production.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.files.FileId;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.production.PieceId;
import org.wishwright.platform.production.PiecePicture;

/** Which photos belong to which inspection of a piece. */
@Repository
public class PictureStore {

    private static final int MOST_LISTED = 500;

    private final JdbcClient jdbc;

    PictureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest inspection of a piece. @param pictures how many it has */
    public record Inspection(UUID workOrder, boolean passed, OrderId order, int pictures) {}

    /** Locks the piece, so that two phones do not count the same number. */
    public Optional<Inspection> lockLatest(PieceId piece) {
        jdbc.sql("select 1 from production.piece where id = ? for update")
                .param(piece.value())
                .query((row, n) -> 1)
                .list();
        return jdbc.sql("""
                select i.work_order, i.passed, p.order_id,
                       (select count(*) from production.picture f where f.piece = i.piece and f.work_order = i.work_order) as pictures
                from production.inspection i join production.piece p on p.id = i.piece
                where i.piece = ? order by i.recorded desc limit 1""")
                .param(piece.value())
                .query((row, n) -> new Inspection(
                        row.getObject("work_order", UUID.class),
                        row.getBoolean("passed"),
                        new OrderId(row.getObject("order_id", UUID.class)),
                        row.getInt("pictures")))
                .optional();
    }

    public boolean known(PieceId piece, String key) {
        return jdbc.sql("select exists (select from production.picture where piece = ? and key = ?)")
                .params(piece.value(), key)
                .query(Boolean.class)
                .single();
    }

    public void add(PieceId piece, Inspection inspection, FileId file, String key, PartyId worker, Instant now) {
        jdbc.sql("""
                insert into production.picture (piece, no, work_order, passed, file, key, worker, recorded)
                select ?, coalesce(max(no), 0) + 1, ?, ?, ?, ?, ?, ? from production.picture where piece = ?""")
                .param(piece.value())
                .param(inspection.workOrder())
                .param(inspection.passed())
                .param(file.value())
                .param(key)
                .param(worker.value())
                .param(now.atOffset(ZoneOffset.UTC))
                .param(piece.value())
                .update();
    }

    /** Photos of an order's pieces, newest first, at most 500. */
    public List<PiecePicture> of(OrderId order) {
        return jdbc.sql("""
                select f.piece, p.serial, f.no, f.passed, f.recorded from production.picture f
                join production.piece p on p.id = f.piece
                where p.order_id = ? order by f.recorded desc, f.piece, f.no limit ?""")
                .params(order.value(), MOST_LISTED)
                .query((row, n) -> new PiecePicture(
                        new PieceId(row.getObject("piece", UUID.class)),
                        row.getString("serial"),
                        row.getInt("no"),
                        row.getBoolean("passed"),
                        SheetStore.instant(row, "recorded")))
                .list();
    }

    /** The file of a photo, if the piece is the order's. */
    public Optional<FileId> file(OrderId order, PieceId piece, int no) {
        return jdbc.sql("""
                select f.file from production.picture f join production.piece p on p.id = f.piece
                where p.order_id = ? and f.piece = ? and f.no = ?""")
                .params(order.value(), piece.value(), no)
                .query(UUID.class)
                .optional()
                .map(FileId::new);
    }
}

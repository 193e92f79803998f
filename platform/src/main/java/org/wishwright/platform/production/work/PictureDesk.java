package org.wishwright.platform.production.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.factory.Factories;
import org.wishwright.platform.files.FileId;
import org.wishwright.platform.files.Files;
import org.wishwright.platform.files.Picture;
import org.wishwright.platform.files.Size;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.order.OrderBook;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.production.PieceHistory;
import org.wishwright.platform.production.PieceId;
import org.wishwright.platform.production.PiecePicture;
import org.wishwright.platform.production.store.PictureStore;
import org.wishwright.platform.production.store.PieceViews;

/** Photos of inspections: taken on the floor, seen by those who make the piece and by the buyer of its order. */
@Service
public class PictureDesk {

    public static final int MOST_AN_INSPECTION = 4;

    private static final String FIELD = "picture";

    private final FloorAccess access;
    private final PieceViews pieces;
    private final PictureStore store;
    private final Files files;
    private final Factories factories;
    private final OrderBook orders;
    private final Live live;
    private final TransactionOperations transactions;
    private final BusinessClock clock;

    PictureDesk(
            FloorAccess access,
            PieceViews pieces,
            PictureStore store,
            Files files,
            Factories factories,
            OrderBook orders,
            Live live,
            TransactionOperations transactions,
            BusinessClock clock) {
        this.access = access;
        this.pieces = pieces;
        this.store = store;
        this.files = files;
        this.factories = factories;
        this.orders = orders;
        this.live = live;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Photos that were checked and kept, and do not belong to an inspection yet. */
    public record Kept(PieceId piece, List<FileId> files) {

        public Kept {
            files = List.copyOf(files);
        }
    }

    /** Checks photos before their verdict is reported, so that a file that is none stops both. */
    public Kept keep(Caller caller, PieceId piece, List<byte[]> uploads) {
        var history = pieces.history(piece)
                .filter(found -> access.floor(caller).contains(found.factory()))
                .orElseThrow(FloorLists::noPiece);
        if (uploads.size() > MOST_AN_INSPECTION) {
            throw tooMany();
        }
        var owner = factories.maker(history.factory());
        var kept = new ArrayList<FileId>();
        uploads.forEach(upload -> kept.add(files.keepPicture(owner, upload, FIELD)));
        return new Kept(piece, kept);
    }

    /** Hangs photos on the latest inspection of their piece; the same key twice changes nothing. */
    public void attach(Caller caller, Kept kept, String key) {
        if (kept.files().isEmpty()) {
            return;
        }
        if (key.length() < 8 || key.length() > 100) {
            throw refused("production.key-invalid", "An event's key has 8 to 100 characters.");
        }
        transactions.executeWithoutResult(status -> {
            var latest = store.lockLatest(kept.piece())
                    .orElseThrow(() -> refused(
                            "production.not-inspected",
                            "Photos belong to an inspection. Inspect the piece first, then add them."));
            int taken = latest.pictures();
            for (int i = 0; i < kept.files().size(); i++) {
                var own = key + "/" + i;
                if (store.known(kept.piece(), own)) {
                    continue;
                }
                if (++taken > MOST_AN_INSPECTION) {
                    throw tooMany();
                }
                store.add(kept.piece(), latest, kept.files().get(i), own, caller.person(), clock.instant());
            }
            live.touch("order:" + latest.order());
        });
    }

    /** A photo, for the buyer of the order and for those who make the piece; for nobody else there is none. */
    public Optional<Picture> picture(Caller caller, OrderId order, PieceId piece, int no, Size size) {
        boolean hers = orders.role(caller, order).isPresent();
        if (!hers && !makes(caller, piece)) {
            return Optional.empty();
        }
        return store.file(order, piece, no).flatMap(file -> files.picture(file, size));
    }

    private boolean makes(Caller caller, PieceId piece) {
        return pieces.history(piece)
                .map(PieceHistory::factory)
                .filter(factory -> access.floorOrNone(caller).contains(factory))
                .isPresent();
    }

    /** Photos of one piece; who may see them is decided by those who ask. */
    public List<PiecePicture> of(PieceHistory history) {
        return store.of(history.order()).stream()
                .filter(picture -> picture.piece().equals(history.piece()))
                .toList();
    }

    private static RefusedException tooMany() {
        return refused("production.too-many-pictures", "An inspection has at most 4 photos. Choose the best.");
    }

    private static RefusedException refused(String code, String sentence) {
        return new RefusedException(Refusal.of(code, sentence, "field", FIELD));
    }
}

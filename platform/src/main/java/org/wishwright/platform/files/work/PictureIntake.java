package org.wishwright.platform.files.work;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.files.FileId;
import org.wishwright.platform.files.Files;
import org.wishwright.platform.files.Picture;
import org.wishwright.platform.files.Size;
import org.wishwright.platform.files.store.PictureContents;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.PartyId;

/** Takes pictures in: a few at a time, so that many large ones cannot use up the memory. */
@Service
class PictureIntake implements Files {

    static final int MOST_BYTES = 12 * 1024 * 1024;

    private static final int AT_ONCE = 2;
    private static final int PATIENCE_SECONDS = 20;

    private final PictureContents store;
    private final BusinessClock clock;
    private final IdSource ids;
    private final int mostADay;
    private final Semaphore decoding = new Semaphore(AT_ONCE, true);

    PictureIntake(
            PictureContents store,
            BusinessClock clock,
            IdSource ids,
            @Value("${wishwright.files.pictures-a-day:500}") int mostADay) {
        this.store = store;
        this.clock = clock;
        this.ids = ids;
        this.mostADay = mostADay;
    }

    private record Sizes(Picture screen, Picture thumbnail) {}

    @Override
    public FileId keepPicture(PartyId owner, byte[] upload, String field) {
        if (upload.length == 0) {
            throw new RefusedException(Refusal.of("files.picture-missing", "Choose a picture.", "field", field));
        }
        if (upload.length > MOST_BYTES) {
            throw new RefusedException(Refusal.of(
                    "files.picture-too-large", "A picture has at most 12 MB. Send a smaller one.", "field", field));
        }
        PictureFormat.of(upload, field).orThrow();
        if (store.count(owner, clock.instant()) > mostADay) {
            throw new RefusedException(Refusal.of(
                    "files.quota-throttled",
                    "At most {most} pictures a day are taken. Send the others tomorrow.",
                    "most",
                    mostADay,
                    "field",
                    field));
        }
        var sizes = sizes(upload, field);
        return store.keep(new FileId(ids.next()), owner, sizes.screen(), sizes.thumbnail(), clock.instant());
    }

    @Override
    public boolean isOf(PartyId owner, FileId id) {
        return store.isOf(owner, id);
    }

    @Override
    public List<FileId> of(PartyId owner) {
        return store.of(owner);
    }

    @Override
    public Optional<Picture> picture(FileId id, Size size) {
        return store.find(id, size);
    }

    private Sizes sizes(byte[] upload, String field) {
        if (!mayDecode()) {
            throw new RefusedException(Refusal.of(
                    "files.busy-throttled",
                    "Many pictures arrive just now. Send yours again in a moment.",
                    "field",
                    field));
        }
        try {
            var decoded = Decoder.decode(upload, field);
            var screen = Scaling.upright(Scaling.within(decoded.image(), Size.SCREEN.longest()), decoded.orientation());
            return new Sizes(Encoder.encode(screen), Encoder.encode(Scaling.within(screen, Size.THUMBNAIL.longest())));
        } finally {
            decoding.release();
        }
    }

    private boolean mayDecode() {
        try {
            return decoding.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

package org.wishwright.platform.files.work;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.files.FileId;
import org.wishwright.platform.files.Shapes;
import org.wishwright.platform.files.store.ShapeContents;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.PartyId;

/** Takes parts in three dimensions in. */
@Service
class ShapeIntake implements Shapes {

    private static final int MOST_OF_ONE = 200;
    private static final int LONGEST_NAME = 120;

    private final ShapeContents store;
    private final BusinessClock clock;
    private final IdSource ids;

    ShapeIntake(ShapeContents store, BusinessClock clock, IdSource ids) {
        this.store = store;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public FileId keepShape(PartyId owner, byte[] upload, String name, String field) {
        int triangles = GlbCheck.triangles(upload, field).orThrow();
        if (store.of(owner).size() >= MOST_OF_ONE) {
            throw new RefusedException(Refusal.of(
                    "files.shapes-throttled",
                    "At most {most} 3D files are kept for one maker.",
                    "most",
                    MOST_OF_ONE,
                    "field",
                    field));
        }
        var shortened = name.substring(0, Math.min(name.length(), LONGEST_NAME));
        return store.keep(new FileId(ids.next()), owner, hash(upload), upload, triangles, shortened, clock.instant());
    }

    @Override
    public Optional<byte[]> shape(FileId id) {
        return store.find(id);
    }

    @Override
    public List<Kept> kept(PartyId owner) {
        return store.of(owner);
    }

    private static byte[] hash(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK knows SHA-256", e);
        }
    }
}

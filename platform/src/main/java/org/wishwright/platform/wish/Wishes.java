package org.wishwright.platform.wish;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.identity.Caller;

/** Configurations that people keep. Each person sees her own only. */
public interface Wishes {

    int MOST_PER_PERSON = 500;

    /**
     * Keeps a complete configuration; the same one twice is kept once, with the note given last. Refused as the engine refuses, and as
     * {@link MakerNote#checked} does.
     */
    SavedWish save(Caller caller, VersionId version, Map<String, String> choices, String note);

    /** Refused as {@code wish.wish-not-found} unless it is the caller's. */
    SavedWish wish(Caller caller, WishId wish);

    /** Newest first. */
    Page list(Caller caller, @Nullable String cursor, int limit);

    void delete(Caller caller, WishId wish);

    /** @param next cursor of the next page; null on the last */
    record Page(List<SavedWish> items, @Nullable String next) {}
}

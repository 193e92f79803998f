package org.wishwright.platform.wish.work;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.catalog.SaleDays;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.wish.ContentReview;
import org.wishwright.platform.wish.MakerNote;
import org.wishwright.platform.wish.SavedWish;
import org.wishwright.platform.wish.WishId;
import org.wishwright.platform.wish.Wishes;
import org.wishwright.platform.wish.store.WishStore;

/** Saved configurations over the database. */
@Service
class WishBook implements Wishes {

    private static final int MOST_ON_A_PAGE = 100;

    private final Catalog catalog;
    private final SaleDays days;
    private final WishStore wishes;
    private final IdSource ids;
    private final BusinessClock clock;
    private final ContentReview review;

    WishBook(
            Catalog catalog, SaleDays days, WishStore wishes, IdSource ids, BusinessClock clock, ContentReview review) {
        this.review = review;
        this.catalog = catalog;
        this.days = days;
        this.wishes = wishes;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    @Transactional
    public SavedWish save(Caller caller, VersionId version, Map<String, String> choices, String typed) {
        var note = MakerNote.checked(typed, review);
        var published = catalog.published(version);
        var configuration =
                published.configuration(choices, days.today(published)).orThrow();
        review.of(published, configuration.choices()).ifPresent(refusal -> {
            throw new RefusedException(refusal);
        });
        var owner = caller.person();
        if (wishes.count(owner) >= MOST_PER_PERSON) {
            throw new RefusedException(Refusal.of(
                    "wish.too-many",
                    "You keep " + MOST_PER_PERSON + " configurations already. Delete one that you no longer need.",
                    "most",
                    MOST_PER_PERSON));
        }
        var wish = new SavedWish(
                new WishId(ids.next()),
                version,
                published.name(),
                configuration.choices(),
                configuration.hash(),
                configuration.total(),
                clock.instant(),
                note);
        wishes.insert(owner, wish);
        return wishes.find(owner, version, wish.hash()).orElse(wish);
    }

    @Override
    public SavedWish wish(Caller caller, WishId wish) {
        return wishes.find(caller.person(), wish).orElseThrow(WishBook::notFound);
    }

    @Override
    public Page list(Caller caller, @Nullable String cursor, int limit) {
        int wanted = Math.clamp(limit, 1, MOST_ON_A_PAGE);
        var items = wishes.list(caller.person(), position(cursor), wanted + 1);
        return items.size() <= wanted
                ? new Page(items, null)
                : new Page(items.subList(0, wanted), items.get(wanted - 1).id().toString());
    }

    @Override
    @Transactional
    public void delete(Caller caller, WishId wish) {
        if (!wishes.delete(caller.person(), wish)) {
            throw notFound();
        }
    }

    private static @Nullable UUID position(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Refusal.of(
                    "request.cursor-invalid", "This cursor is not one that was given. Start from the first page."));
        }
    }

    private static RefusedException notFound() {
        return new RefusedException(Refusal.of(
                "wish.wish-not-found", "There is no such configuration among yours. It may have been deleted."));
    }
}

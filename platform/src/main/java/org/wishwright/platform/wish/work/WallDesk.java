package org.wishwright.platform.wish.work;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.wish.PostedWish;
import org.wishwright.platform.wish.PostedWish.State;
import org.wishwright.platform.wish.PostedWishId;
import org.wishwright.platform.wish.WishNews;
import org.wishwright.platform.wish.WishNews.What;
import org.wishwright.platform.wish.store.GramStore;
import org.wishwright.platform.wish.store.PostedStore;
import org.wishwright.platform.wish.store.WantStore;

/** Operators read wishes before everybody does, and join those that want the same. */
@Service
public class WallDesk {

    private static final int ALIKE_SHOWN = 4;

    private final PostedStore posted;
    private final WantStore wants;
    private final GramStore grams;
    private final Alikes alikes;
    private final Live live;
    private final ApplicationEventPublisher events;

    WallDesk(
            PostedStore posted,
            WantStore wants,
            GramStore grams,
            Alikes alikes,
            Live live,
            ApplicationEventPublisher events) {
        this.posted = posted;
        this.wants = wants;
        this.grams = grams;
        this.alikes = alikes;
        this.live = live;
        this.events = events;
    }

    /** A wish to decide on, and those that it might be joined to. */
    public record Entry(PostedWish wish, List<Alikes.Found> alike) {}

    /** @param next cursor of the next page; null on the last */
    public record Queue(List<Entry> items, @Nullable String next) {}

    public Queue queue(Caller caller, State state, String search, @Nullable UUID after, int limit) {
        operator(caller);
        var found = posted.queue(state, search, after, limit + 1);
        var items = found.stream()
                .limit(limit)
                .map(PostedStore.Row::wish)
                .map(wish -> new Entry(wish, alikes.to(Alikes.described(wish), wish.id(), ALIKE_SHOWN)))
                .toList();
        return new Queue(
                items, found.size() > limit ? items.getLast().wish().id().toString() : null);
    }

    @Transactional
    public void approve(Caller caller, PostedWishId id) {
        operator(caller);
        undecided(id);
        grams.count(posted.grams(id), 1);
        posted.decide(id, State.PUBLIC, "", null);
        events.publishEvent(WishNews.of(id, What.DECIDED));
        live.touch(Wall.topic(id));
    }

    /** Also one that is public already, where readers should no longer see it. */
    @Transactional
    public void refuse(Caller caller, PostedWishId id, String reason) {
        operator(caller);
        var told = WallText.reason(reason);
        if (undecidedOrPublic(id) == State.PUBLIC) {
            grams.count(posted.grams(id), -1);
        }
        posted.decide(id, State.REFUSED, told, null);
        events.publishEvent(WishNews.of(id, What.DECIDED));
        live.touch(Wall.topic(id));
    }

    /** Whoever wants the one wants the other from now on. @param number or id of a public wish */
    @Transactional
    public void join(Caller caller, PostedWishId id, String number) {
        operator(caller);
        var into = byNumber(number).id();
        if (into.equals(id)) {
            throw noTarget();
        }
        // in one order, so that two who join do not wait for one another
        List.of(id, into).stream()
                .sorted(java.util.Comparator.comparing(PostedWishId::value))
                .forEach(posted::lock);
        var was = undecidedOrPublic(id);
        if (posted.find(into).filter(row -> row.wish().state() == State.PUBLIC).isEmpty()) {
            throw noTarget();
        }
        if (was == State.PUBLIC) {
            grams.count(posted.grams(id), -1);
        }
        wants.move(id, into);
        posted.decide(id, State.JOINED, "", into);
        events.publishEvent(WishNews.of(id, What.DECIDED));
        events.publishEvent(WishNews.of(into, What.WANTED));
        live.touch(List.of(Wall.topic(id), Wall.topic(into)));
    }

    private PostedWish byNumber(String number) {
        return posted.byNumber(number.strip().toUpperCase(Locale.ROOT))
                .map(PostedStore.Row::wish)
                .orElseThrow(WallDesk::noTarget);
    }

    private void undecided(PostedWishId id) {
        if (posted.lock(id).orElseThrow(Wall::notFound).wish().state() != State.WAITING) {
            throw decided();
        }
    }

    private State undecidedOrPublic(PostedWishId id) {
        var state = posted.lock(id).orElseThrow(Wall::notFound).wish().state();
        if (state != State.WAITING && state != State.PUBLIC) {
            throw decided();
        }
        return state;
    }

    private static void operator(Caller caller) {
        if (!caller.isOperator()) {
            throw new RefusedException(
                    Refusal.of("identity.operator-forbidden", "Only the platform's operators may do this."));
        }
    }

    private static RefusedException decided() {
        return new RefusedException(Refusal.of(
                "wall.decided-changed", "Somebody decided this already, or it was withdrawn. Load the list again."));
    }

    private static RefusedException noTarget() {
        return WallText.refused(
                "wall.join-unknown", "Give the number of another public wish, such as W000012.", "into");
    }
}

package org.wishwright.platform.wish.work;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.configuration.Kind;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.files.FileId;
import org.wishwright.platform.files.Files;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.foundation.Idempotency;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.wish.ContentReview;
import org.wishwright.platform.wish.PostedWish;
import org.wishwright.platform.wish.PostedWish.State;
import org.wishwright.platform.wish.PostedWishId;
import org.wishwright.platform.wish.SavedWish;
import org.wishwright.platform.wish.WallRequest;
import org.wishwright.platform.wish.WishId;
import org.wishwright.platform.wish.WishNews;
import org.wishwright.platform.wish.WishWall;
import org.wishwright.platform.wish.Wishes;
import org.wishwright.platform.wish.likeness.Features;
import org.wishwright.platform.wish.store.GramStore;
import org.wishwright.platform.wish.store.PostedStore;
import org.wishwright.platform.wish.store.WallDraftStore;
import org.wishwright.platform.wish.store.WantStore;

/** Posting wishes, wanting them too, and taking either back. */
@Service
public class Wall implements WishWall {

    static final int POSTS_A_DAY = 10;
    static final int WANTS_AN_HOUR = 120;

    private final PostedStore posted;
    private final WantStore wants;
    private final GramStore grams;
    private final WallDraftStore turns;
    private final Wishes saved;
    private final Catalog catalog;
    private final Files files;
    private final ContentReview review;
    private final Idempotency idempotency;
    private final IdSource ids;
    private final BusinessClock clock;
    private final Live live;
    private final ApplicationEventPublisher events;
    private final ZoneId zone;

    Wall(
            PostedStore posted,
            WantStore wants,
            GramStore grams,
            WallDraftStore turns,
            Wishes saved,
            Catalog catalog,
            Files files,
            ContentReview review,
            Idempotency idempotency,
            IdSource ids,
            BusinessClock clock,
            Live live,
            ApplicationEventPublisher events,
            @Value("${wishwright.zone:Asia/Shanghai}") ZoneId zone) {
        this.posted = posted;
        this.wants = wants;
        this.grams = grams;
        this.turns = turns;
        this.saved = saved;
        this.catalog = catalog;
        this.files = files;
        this.review = review;
        this.idempotency = idempotency;
        this.ids = ids;
        this.clock = clock;
        this.live = live;
        this.events = events;
        this.zone = zone;
    }

    /** What {@link Live} touches when something of a wish changes. */
    public static String topic(PostedWishId id) {
        return "wall:" + id;
    }

    record Made(UUID wish) {}

    /** Keeps a picture for a wish to be; outside any transaction, as it is re-encoded. */
    public String picture(Caller caller, byte[] upload) {
        return files.keepPicture(caller.person(), upload, "picture").toString();
    }

    /** Checks what was typed and keeps nothing; what is not said of a post stands for nothing. */
    public PostedWish checked(Caller caller, WallRequest request) {
        var title = WallText.title(request.title(), review);
        var body = WallText.body(request.body(), review);
        var price = WallTerms.price(request.price(), request.currency());
        var region = WallTerms.region(request.region());
        var by = WallTerms.day(request.by(), LocalDate.ofInstant(clock.instant(), zone));
        return new PostedWish(
                new PostedWishId(ids.next()),
                "",
                title,
                body,
                ownPicture(caller, request.picture()),
                configured(caller, request.saved()),
                price,
                region,
                by,
                State.WAITING,
                "",
                null,
                0,
                clock.instant());
    }

    /** A wish waits for an operator to read it. @param key the same for the same form sent again; null for none */
    @Transactional
    public PostedWishId post(Caller caller, WallRequest request, @Nullable String key) {
        if (key == null) {
            return new PostedWishId(posted(caller, request).wish());
        }
        var made = idempotency.once(
                caller.person().value(), "wall-" + key, request, Made.class, () -> posted(caller, request));
        return new PostedWishId(made.wish());
    }

    private Made posted(Caller caller, WallRequest request) {
        var checked = checked(caller, request);
        turn(caller, "POST", Duration.ofDays(1), POSTS_A_DAY);
        var wish = numbered(checked, posted.nextNumber());
        var configured = wish.configured();
        var maker = configured == null
                ? null
                : catalog.published(configured.version()).maker();
        var features = Features.of(wish.title() + "\n" + wish.body());
        posted.insert(wish, caller.person(), maker, features.numbers());
        wants.add(wish.id(), caller.person(), wish.region(), wish.price(), clock.instant());
        return new Made(wish.id().value());
    }

    private static PostedWish numbered(PostedWish wish, String number) {
        return new PostedWish(
                wish.id(),
                number,
                wish.title(),
                wish.body(),
                wish.picture(),
                wish.configured(),
                wish.price(),
                wish.region(),
                wish.by(),
                wish.state(),
                "",
                null,
                0,
                wish.posted());
    }

    private void turn(Caller caller, String what, Duration window, int most) {
        if (turns.turn(caller.person(), what, window) > most) {
            throw new RefusedException(Refusal.of(
                    "wall.throttled", "That was often. Come back later; what you typed is not lost.", "most", most));
        }
    }

    /** Once a person; wanting it again changes nothing. Refused as {@code wall.wish-gone} for one that is not open. */
    @Transactional
    public PostedWishId want(Caller caller, PostedWishId id, String price, String currency, String region) {
        var asked = WallTerms.price(price, currency);
        var where = WallTerms.region(region);
        turn(caller, "WANT", Duration.ofHours(1), WANTS_AN_HOUR);
        var wish = lockedOpen(id);
        if (wants.add(wish, caller.person(), where, asked, clock.instant())) {
            live.touch(topic(wish));
            int wanted = posted.find(wish).orElseThrow().wish().wants();
            if (wanted == WishNotices.milestone(wanted)) {
                events.publishEvent(WishNews.of(wish, WishNews.What.WANTED));
            }
        }
        return wish;
    }

    /** Takes "me too" back; the poster withdraws instead. */
    @Transactional
    public void unwant(Caller caller, PostedWishId id) {
        var row = posted.lock(id).orElseThrow(Wall::notFound);
        if (caller.person().equals(row.poster())) {
            throw new RefusedException(Refusal.of(
                    "wall.poster-withdraws", "This is your own wish. Withdraw it if you no longer want it."));
        }
        if (wants.remove(id, caller.person())) {
            closeIfNobody(id);
            live.touch(topic(id));
        }
    }

    /** The poster leaves her wish: it stays, without her, where others want it too. */
    @Transactional
    public void withdraw(Caller caller, PostedWishId id) {
        var row = posted.lock(id)
                .filter(found -> caller.person().equals(found.poster()))
                .orElseThrow(Wall::notFound);
        if (row.wish().state() != State.PUBLIC && row.wish().state() != State.WAITING) {
            throw new RefusedException(gone());
        }
        wants.remove(id, caller.person());
        if (row.wish().state() == State.PUBLIC && row.wish().wants() > 1) {
            posted.leave(id);
        } else {
            close(id, row.wish().state());
        }
        live.touch(topic(id));
    }

    private void closeIfNobody(PostedWishId id) {
        posted.find(id)
                .filter(row -> row.wish().wants() == 0 && row.wish().state() == State.PUBLIC)
                .ifPresent(row -> close(id, State.PUBLIC));
    }

    private void close(PostedWishId id, State was) {
        if (was == State.PUBLIC) {
            grams.count(posted.grams(id), -1);
        }
        posted.decide(id, State.WITHDRAWN, "", null);
    }

    private PostedWishId lockedOpen(PostedWishId id) {
        var wish = posted.lock(id).orElseThrow(Wall::notFound).wish();
        var stands = wish.joinedTo();
        if (stands != null) {
            return lockedOpen(stands);
        }
        return switch (wish.state()) {
            case PUBLIC -> id;
            case WAITING -> throw notFound();
            case REFUSED, WITHDRAWN, JOINED -> throw new RefusedException(gone());
        };
    }

    @Override
    public Optional<PostedWish> open(PostedWishId id) {
        return posted.find(id).map(PostedStore.Row::wish).flatMap(wish -> {
            var stands = wish.joinedTo();
            return stands == null ? Optional.of(wish).filter(one -> one.state() == State.PUBLIC) : open(stands);
        });
    }

    @Override
    public void answered(PostedWishId id, String path) {
        events.publishEvent(WishNews.answered(id, path));
        live.touch(topic(id));
    }

    private @Nullable UUID ownPicture(Caller caller, String picture) {
        if (picture.isBlank()) {
            return null;
        }
        try {
            var id = UUID.fromString(picture.strip());
            if (files.isOf(caller.person(), new FileId(id))) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // refused below, as another's is
        }
        throw WallText.refused("wall.picture-unknown", "This picture is not one of yours; add it again.", "picture");
    }

    private PostedWish.@Nullable Configured configured(Caller caller, String wish) {
        if (wish.isBlank()) {
            return null;
        }
        SavedWish kept;
        try {
            kept = saved.wish(caller, new WishId(UUID.fromString(wish.strip())));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Refusal.of(
                    "wish.wish-not-found", "There is no such configuration among yours. It may have been deleted."));
        }
        var version = catalog.published(kept.version());
        Map<String, String> plain = new LinkedHashMap<>();
        version.model().modules().stream()
                .filter(module -> module.scale() == null
                        && (module.kind() instanceof Kind.Choice || module.kind() instanceof Kind.Switch))
                .filter(module -> kept.choices().containsKey(module.id()))
                .forEach(module -> plain.put(module.id(), kept.choices().getOrDefault(module.id(), "")));
        return new PostedWish.Configured(kept.version(), version.blueprint().toString(), plain);
    }

    static RefusedException notFound() {
        return new RefusedException(Refusal.of(
                "wall.wish-not-found", "There is no such wish. It may have been withdrawn; search the wall."));
    }

    static Refusal gone() {
        return Refusal.of(
                "wall.wish-gone", "This wish is no longer open. Search the wall for another, or post your own.");
    }
}

package org.wishwright.platform.wish.work;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.wishwright.platform.notice.Arg;
import org.wishwright.platform.notice.Notice;
import org.wishwright.platform.notice.Notices;
import org.wishwright.platform.notice.Topic;
import org.wishwright.platform.wish.PostedWish;
import org.wishwright.platform.wish.WishNews;
import org.wishwright.platform.wish.store.PostedStore;
import org.wishwright.platform.wish.store.WantStore;

/** Tells who posted a wish what was decided of it and how many want it, and all who want it that a maker answers. */
@Component
class WishNotices {

    private static final int SOME = 1_000;

    private final PostedStore posted;
    private final WantStore wants;
    private final Notices notices;
    private final ApplicationEventPublisher events;

    WishNotices(PostedStore posted, WantStore wants, Notices notices, ApplicationEventPublisher events) {
        this.posted = posted;
        this.wants = wants;
        this.notices = notices;
        this.events = events;
    }

    /** The highest number of persons that is told and has been reached; 0 below the first. */
    static int milestone(int wants) {
        return IntStream.of(10_000, 5_000, 1_000, 500, 100, 50, 10, 5)
                .filter(reached -> reached <= wants)
                .findFirst()
                .orElse(0);
    }

    @ApplicationModuleListener
    void on(WishNews event) {
        posted.find(event.wish()).ifPresent(row -> {
            switch (event.what()) {
                case DECIDED -> poster(row, decided(row.wish()));
                case WANTED -> poster(row, wanted(row.wish()));
                case ANSWERED -> answered(row.wish(), event);
            }
        });
    }

    private void poster(PostedStore.Row row, List<Notice> told) {
        var poster = row.poster();
        if (poster != null) {
            told.forEach(notice -> notices.tell(List.of(poster), notice));
        }
    }

    private static List<Notice> decided(PostedWish wish) {
        return switch (wish.state()) {
            case PUBLIC -> List.of(notice(wish, "published", wish.path(), Map.of(), ""));
            case REFUSED ->
                List.of(notice(wish, "refused", "/wall/mine", Map.of("reason", new Arg.Plain(wish.reason())), ""));
            case JOINED -> List.of(notice(wish, "joined", "/wall/mine", Map.of(), ""));
            case WAITING, WITHDRAWN -> List.of();
        };
    }

    private static List<Notice> wanted(PostedWish wish) {
        int reached = milestone(wish.wants());
        return reached == 0
                ? List.of()
                : List.of(notice(
                        wish,
                        "wanted",
                        wish.path(),
                        Map.of("count", new Arg.Plain(Integer.toString(reached))),
                        ":" + reached));
    }

    private void answered(PostedWish wish, WishNews event) {
        var some = wants.personsAfter(wish.id(), event.after(), SOME);
        notices.tell(some, notice(wish, "answered", event.path(), Map.of(), ":" + event.path()));
        if (some.size() == SOME) {
            events.publishEvent(new WishNews(
                    wish.id(), event.what(), event.path(), some.getLast().value()));
        }
    }

    /** Its number and not its title: what notices keep names nobody and says nothing that a person wrote. */
    private static Notice notice(PostedWish wish, String kind, String link, Map<String, Arg> args, String more) {
        var all = new HashMap<>(args);
        all.put("number", new Arg.Plain(wish.number()));
        return new Notice("wish-" + kind, Topic.WISHES, all, link, "wish:" + wish.id() + ":" + kind + more);
    }
}

package org.wishwright.platform.wish.work;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.wish.PostedWish;
import org.wishwright.platform.wish.PostedWish.State;
import org.wishwright.platform.wish.PostedWishId;
import org.wishwright.platform.wish.WishAnswers;
import org.wishwright.platform.wish.store.PostedStore;
import org.wishwright.platform.wish.store.WantStore;

/** The wall as its readers find it. Nobody is told who wants something. */
@Service
public class WallReading {

    /** Fewer persons are not told apart by region or price: it might tell what one of them wants. */
    public static final int LEAST_GROUP = 5;

    private static final int MOST_FOUND = 200;
    private static final int MOST_PRODUCTS = 10;
    private static final int ALIKE_SHOWN = 4;

    private final PostedStore posted;
    private final WantStore wants;
    private final Alikes alikes;
    private final Catalog catalog;
    private final ObjectProvider<WishAnswers> answers;

    WallReading(
            PostedStore posted, WantStore wants, Alikes alikes, Catalog catalog, ObjectProvider<WishAnswers> answers) {
        this.posted = posted;
        this.wants = wants;
        this.alikes = alikes;
        this.catalog = catalog;
        this.answers = answers;
    }

    /**
     * A wish for one reader.
     *
     * @param mine whether she posted it; {@code wanted} whether she wants it
     */
    public record View(
            PostedWish wish, boolean mine, boolean wanted, List<WishAnswers.Answer> answers, List<Alikes.Found> alike) {

        public boolean isOpen() {
            return wish.state() == State.PUBLIC;
        }
    }

    /** @param next cursor of the next page; null on the last */
    public record Page(List<View> items, @Nullable String next) {}

    /** The newest, or the most wanted, or those with the words searched for. */
    public Page list(Optional<Caller> caller, String search, boolean mostWanted, @Nullable String cursor, int limit) {
        if (!search.isBlank()) {
            int from = offset(cursor);
            var found = alikes.search(search, MOST_FOUND);
            var items = found.stream().skip(from).limit(limit).toList();
            return new Page(views(caller, items), found.size() > from + limit ? String.valueOf(from + limit) : null);
        }
        var after = position(cursor);
        var rows = mostWanted ? posted.mostWanted(wantsOf(cursor), after, limit + 1) : posted.newest(after, limit + 1);
        var items = rows.stream().limit(limit).map(PostedStore.Row::wish).toList();
        return new Page(
                views(caller, items),
                rows.size() > limit
                        ? items.getLast().wants() + "_" + items.getLast().id()
                        : null);
    }

    /** What she posted or wants, whatever became of it. */
    public Page mine(Caller caller, String search, @Nullable String cursor, int limit) {
        var rows = posted.mine(caller.person(), search, position(cursor), limit + 1);
        var items = rows.stream().limit(limit).toList();
        var views = new ArrayList<View>();
        var known = answersTo(items.stream().map(row -> standing(row.wish())).toList());
        for (var row : items) {
            views.add(new View(
                    row.wish(),
                    caller.person().equals(row.poster()),
                    true,
                    known.getOrDefault(standing(row.wish()), List.of()),
                    List.of()));
        }
        return new Page(
                views, rows.size() > limit ? "0_" + items.getLast().wish().id() : null);
    }

    /** One that is not public is its poster's and the operators' alone. */
    public View one(Optional<Caller> caller, PostedWishId id) {
        var row = posted.find(id)
                .filter(found -> found.wish().state() == State.PUBLIC
                        || found.wish().state() == State.JOINED
                        || caller.map(one -> one.person().equals(found.poster()) || one.isOperator())
                                .orElse(false))
                .orElseThrow(Wall::notFound);
        var wish = row.wish();
        boolean wanted = caller.map(
                        one -> !wants.wanted(one.person(), List.of(id)).isEmpty())
                .orElse(false);
        boolean isPublic = wish.state() == State.PUBLIC;
        return new View(
                wish,
                caller.map(one -> one.person().equals(row.poster())).orElse(false),
                wanted,
                isPublic ? answersTo(List.of(id)).getOrDefault(id, List.of()) : List.of(),
                isPublic ? alikeTo(wish) : List.of());
    }

    /** Public wishes that are alike, the most alike first. */
    public List<Alikes.Found> alikeTo(PostedWish wish) {
        return alikes.to(Alikes.described(wish), wish.id(), ALIKE_SHOWN);
    }

    private List<View> views(Optional<Caller> caller, List<PostedWish> wishes) {
        var ids = wishes.stream().map(PostedWish::id).toList();
        var known = answersTo(ids);
        Set<UUID> wanted = caller.map(one -> wants.wanted(one.person(), ids)).orElse(Set.of());
        return wishes.stream()
                .map(wish -> new View(
                        wish,
                        false,
                        wanted.contains(wish.id().value()),
                        known.getOrDefault(wish.id(), List.of()),
                        List.of()))
                .toList();
    }

    private static PostedWishId standing(PostedWish wish) {
        var joined = wish.joinedTo();
        return joined == null ? wish.id() : joined;
    }

    private Map<PostedWishId, List<WishAnswers.Answer>> answersTo(Collection<PostedWishId> wishes) {
        var all = new LinkedHashMap<PostedWishId, List<WishAnswers.Answer>>();
        answers.orderedStream()
                .forEach(stage -> stage.to(wishes)
                        .forEach((wish, found) -> all.computeIfAbsent(wish, w -> new ArrayList<>())
                                .addAll(found)));
        return all;
    }

    /**
     * What is wanted, in figures.
     *
     * @param elsewhere persons in regions with fewer than {@link #LEAST_GROUP}, or who say none
     */
    public record Demand(int persons, List<WantStore.InRegion> regions, int elsewhere, List<WantStore.Band> prices) {}

    /**
     * Wishes for a maker.
     *
     * @param trade what was looked for where she did not search: the names of what she sells
     */
    public record Trade(List<View> wishes, List<String> trade, Demand demand) {}

    /** Wishes with her words, or else of her trade: with the names of her products, and what people configured of these. */
    public Trade trade(Caller caller, String search) {
        var maker = caller.organisation(Role.MAKER);
        var wishes = new LinkedHashMap<PostedWishId, PostedWish>();
        List<String> names = search.isBlank()
                ? catalog.products("", maker, null, MOST_PRODUCTS).items().stream()
                        .flatMap(product -> product.name().texts().values().stream())
                        .distinct()
                        .toList()
                : List.of(search);
        names.forEach(name -> alikes.search(name, MOST_FOUND).forEach(wish -> wishes.putIfAbsent(wish.id(), wish)));
        if (search.isBlank()) {
            var ids = posted.configuredFrom(maker, MOST_FOUND).stream()
                    .map(PostedWishId::new)
                    .toList();
            posted.all(ids).forEach(row -> wishes.putIfAbsent(row.wish().id(), row.wish()));
        }
        return new Trade(
                views(Optional.of(caller), List.copyOf(wishes.values())),
                names,
                demand(wishes.keySet().stream().map(PostedWishId::value).toList()));
    }

    Demand demand(List<UUID> wishes) {
        int persons = wants.persons(wishes);
        if (persons < LEAST_GROUP) {
            return new Demand(persons, List.of(), persons, List.of());
        }
        var all = wants.regions(wishes);
        var regions = all.stream()
                .filter(one -> !one.region().isEmpty() && one.persons() >= LEAST_GROUP)
                .toList();
        int told = regions.stream().mapToInt(WantStore.InRegion::persons).sum();
        var prices = wants.prices(wishes).stream()
                .filter(band -> band.persons() >= LEAST_GROUP)
                .toList();
        return new Demand(persons, regions, Math.max(0, persons - told), prices);
    }

    private static int offset(@Nullable String cursor) {
        return cursor != null && cursor.matches("[0-9]{1,4}") ? Integer.parseInt(cursor) : 0;
    }

    private static int wantsOf(@Nullable String cursor) {
        return cursor != null && cursor.matches("[0-9]{1,9}_.*")
                ? Integer.parseInt(cursor.substring(0, cursor.indexOf('_')))
                : 0;
    }

    static @Nullable UUID position(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            return UUID.fromString(cursor.substring(cursor.indexOf('_') + 1));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Refusal.of(
                    "request.cursor-invalid", "This cursor is not one that was given. Start from the first page."));
        }
    }
}

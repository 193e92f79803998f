package org.wishwright.platform.wish.work;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.wishwright.platform.wish.PostedWish;
import org.wishwright.platform.wish.PostedWish.State;
import org.wishwright.platform.wish.PostedWishId;
import org.wishwright.platform.wish.likeness.Alike;
import org.wishwright.platform.wish.likeness.Described;
import org.wishwright.platform.wish.likeness.Features;
import org.wishwright.platform.wish.likeness.Likeness;
import org.wishwright.platform.wish.likeness.Rarity;
import org.wishwright.platform.wish.store.GramStore;
import org.wishwright.platform.wish.store.PostedStore;

/**
 * Finds public wishes that are alike, or that have the words searched for. The rarest features fetch a bounded number of candidates
 * from the index, these are ordered roughly by their numbers, and the best are compared word by word: the work does not grow with the
 * wall.
 */
@Service
public class Alikes {

    /** So many wishes at most are fetched by their features' numbers. */
    static final int CANDIDATES = 500;

    private static final int COMPARED = 40;
    private static final int FALLING_BACK = 3;
    private static final double COVERED = 0.5;

    /** A wish and why it is alike. */
    public record Found(PostedWish wish, Alike alike) {}

    private final PostedStore posted;
    private final GramStore grams;

    Alikes(PostedStore posted, GramStore grams) {
        this.posted = posted;
        this.grams = grams;
    }

    public static Described described(PostedWish wish) {
        var configured = wish.configured();
        return Described.of(
                wish.title(),
                wish.body(),
                configured == null ? "" : configured.product(),
                PostedStore.choices(wish),
                wish.price(),
                wish.region());
    }

    /** The most alike first. @param without a wish that is not looked for; null for none */
    public List<Found> to(Described wanted, @Nullable PostedWishId without, int most) {
        var features = wanted.all();
        var wishes = candidates(features, COMPARED + 1).stream()
                .filter(wish -> !wish.id().equals(without))
                .toList();
        var described = wishes.stream().collect(Collectors.toMap(PostedWish::id, Alikes::described));
        var likeness = new Likeness(
                rarity(described.values().stream().map(Described::all).toList(), features));
        return wishes.stream()
                .map(wish -> new Found(wish, likeness.of(wanted, described.getOrDefault(wish.id(), wanted))))
                .filter(found -> found.alike().isAlike())
                .sorted(Comparator.comparingDouble(
                                (Found found) -> -found.alike().score())
                        .thenComparing(found -> found.wish().id().value()))
                .limit(most)
                .toList();
    }

    /** Wishes with most of the words searched for, those with more of them first. */
    public List<PostedWish> search(String words, int most) {
        var asked = Features.of(words);
        var wishes = candidates(asked, most);
        var likeness = new Likeness(rarity(List.of(), asked));
        var covered = new HashMap<PostedWishId, Double>();
        wishes.forEach(wish -> covered.put(
                wish.id(),
                likeness.covers(asked, Features.of(wish.number() + " " + wish.title() + "\n" + wish.body()))));
        return wishes.stream()
                .filter(wish -> covered.getOrDefault(wish.id(), 0.0) >= COVERED)
                .sorted(Comparator.comparing((PostedWish wish) -> covered.getOrDefault(wish.id(), 0.0))
                        .thenComparing(PostedWish::wants)
                        .thenComparing(wish -> wish.id().value())
                        .reversed())
                .toList();
    }

    private Rarity rarity(List<Features> some, Features more) {
        Set<Integer> numbers = new HashSet<>(more.numbers());
        some.forEach(features -> numbers.addAll(features.numbers()));
        return rarity(grams.having(numbers));
    }

    private static Rarity rarity(Map<Integer, Long> having) {
        return new Rarity(having.getOrDefault(0, 0L), having);
    }

    private List<PostedWish> candidates(Features features, int most) {
        var having = grams.having(features.numbers());
        var known = features.numbers().stream()
                .filter(number -> having.getOrDefault(number, 0L) > 0)
                .sorted(Comparator.comparing((Integer number) -> having.getOrDefault(number, 0L))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        if (known.isEmpty()) {
            return List.of();
        }
        var rarity = rarity(having);
        var wanted = new HashSet<>(known);
        ToDoubleFunction<GramStore.Grams> roughly = one -> one.grams().stream()
                        .filter(wanted::contains)
                        .mapToDouble(rarity::of)
                        .sum()
                / Math.sqrt(one.grams().size() + 1.0);
        var best = fetched(known, having).stream()
                .sorted(Comparator.comparingDouble(roughly).reversed().thenComparing(GramStore.Grams::wish))
                .limit(most)
                .map(GramStore.Grams::wish)
                .toList();
        return inOrder(best);
    }

    /** By as many of the rarest features as fetch no more than so many wishes; by several at once where even the rarest is common. */
    private List<GramStore.Grams> fetched(List<Integer> rarestFirst, Map<Integer, Long> having) {
        if (having.getOrDefault(rarestFirst.getFirst(), 0L) > CANDIDATES) {
            for (int together = Math.min(FALLING_BACK, rarestFirst.size()); together > 1; together--) {
                var found = grams.with(rarestFirst.subList(0, together), true, CANDIDATES);
                if (!found.isEmpty()) {
                    return found;
                }
            }
            return grams.with(rarestFirst.subList(0, 1), true, CANDIDATES);
        }
        var rare = new ArrayList<Integer>();
        long fetched = 0;
        for (int number : rarestFirst) {
            fetched += having.getOrDefault(number, 0L);
            if (fetched > CANDIDATES) {
                break;
            }
            rare.add(number);
        }
        return grams.with(rare, false, CANDIDATES);
    }

    private List<PostedWish> inOrder(List<UUID> ids) {
        var all = posted.all(ids.stream().map(PostedWishId::new).toList()).stream()
                .map(PostedStore.Row::wish)
                .filter(wish -> wish.state() == State.PUBLIC)
                .collect(Collectors.toMap(wish -> wish.id().value(), wish -> wish));
        return ids.stream().filter(all::containsKey).map(all::get).toList();
    }
}

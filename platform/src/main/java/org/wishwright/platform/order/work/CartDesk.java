package org.wishwright.platform.order.work;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.configuration.Configuration;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.catalog.PublishedVersion;
import org.wishwright.platform.catalog.SaleDays;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.foundation.Badges;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.order.CartLine;
import org.wishwright.platform.order.CartLineId;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.Refusing;
import org.wishwright.platform.order.Shopper;
import org.wishwright.platform.order.store.CartStore;
import org.wishwright.platform.wish.Artworks;
import org.wishwright.platform.wish.ContentReview;
import org.wishwright.platform.wish.MakerNote;

/** Everybody's own cart: complete configurations only, each checked by its maker's rules when it goes in. */
@Service
public class CartDesk {

    public static final int MOST_OF_ONE = 999;
    public static final String LINE_CHANGED = "order.cart-line-changed";
    public static final String LINE_GONE = "order.cart-line-not-found";

    /** How long what left the cart is remembered. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final CartStore carts;
    private final Catalog catalog;
    private final SaleDays days;
    private final Artworks artworks;
    private final BusinessClock clock;
    private final IdSource ids;
    private final Live live;
    private final ContentReview review;

    CartDesk(
            CartStore carts,
            Catalog catalog,
            SaleDays days,
            Artworks artworks,
            BusinessClock clock,
            IdSource ids,
            Live live,
            ContentReview review) {
        this.review = review;
        this.carts = carts;
        this.catalog = catalog;
        this.days = days;
        this.artworks = artworks;
        this.clock = clock;
        this.ids = ids;
        this.live = live;
    }

    /**
     * Refused as the engine refuses, naming the unknown option, the open module or the broken rules.
     *
     * @param typed what she asks of the maker besides; empty: nothing
     */
    @Transactional
    public CartLine add(Shopper shopper, VersionId version, Map<String, String> choices, int quantity, String typed) {
        checkQuantity(quantity);
        var note = MakerNote.checked(typed, review);
        var line = checked(shopper, new CartLineId(ids.next()), version, choices, quantity)
                .withNote(note);
        if (!carts.add(shopper, line, clock.instant())) {
            throw new RefusedException(Refusing.because(
                    "order.cart-full",
                    "Your cart holds {most} lines; order or remove some first.",
                    "most",
                    shopper.mostLines()));
        }
        counted(shopper);
        return line;
    }

    /**
     * Makes a line of other choices; its quantity and place stay. Doing the same again changes nothing.
     *
     * @param mark of the line as she saw it, see {@link CartLine#mark}; what she has chosen elsewhere meanwhile is not overwritten
     */
    @Transactional
    public CartLine rewrite(
            Shopper shopper, CartLineId id, String mark, VersionId version, Map<String, String> choices) {
        var line = carts.find(shopper.id(), id).orElseThrow(() -> new RefusedException(notFound()));
        var changed = checked(shopper, id, version, choices, line.quantity());
        if (!changed.blueprint().equals(line.blueprint())) {
            throw new RefusedException(notFound());
        }
        if (changed.hash().equals(line.hash()) && changed.version().equals(line.version())) {
            return line;
        }
        if (!mark.equals(line.mark()) || !carts.rewrite(shopper, changed, line.hash())) {
            throw new RefusedException(Refusing.because(
                    LINE_CHANGED, "In another window this line was changed meanwhile. Look at both, then save again."));
        }
        return changed;
    }

    private CartLine checked(
            Shopper shopper, CartLineId id, VersionId version, Map<String, String> choices, int quantity) {
        var published = catalog.published(version);
        artworks.check(shopper.id(), published.model(), choices);
        var configuration =
                published.configuration(choices, days.today(published)).orThrow();
        review.of(published, configuration.choices()).ifPresent(refusal -> {
            throw new RefusedException(refusal);
        });
        return line(id, published, configuration, quantity);
    }

    private static CartLine line(CartLineId id, PublishedVersion published, Configuration configuration, int quantity) {
        return new CartLine(
                id,
                published.id(),
                published.blueprint(),
                published.number(),
                published.maker(),
                published.name(),
                configuration.choices(),
                configuration.hash(),
                quantity,
                configuration.total(),
                "");
    }

    public List<CartLine> lines(Shopper shopper) {
        return carts.lines(shopper.id());
    }

    /**
     * @param seen the quantity she changes, as she saw it; what she has set elsewhere meanwhile is not overwritten. Null: any
     */
    @Transactional
    public CartLine changeQuantity(Shopper shopper, CartLineId id, @Nullable Integer seen, int quantity) {
        checkQuantity(quantity);
        var line = carts.find(shopper.id(), id).orElseThrow(() -> new RefusedException(notFound()));
        if (seen != null && seen != line.quantity()
                || !carts.changeQuantity(shopper.id(), id, line.quantity(), quantity)) {
            throw new RefusedException(Refusing.because(
                    "order.quantity-changed",
                    "In another window this line was set to {now} meanwhile. Nothing was lost: send {quantity} again to have it so.",
                    "now",
                    carts.find(shopper.id(), id).orElse(line).quantity(),
                    "quantity",
                    quantity,
                    "field",
                    "quantity"));
        }
        return line.withQuantity(quantity);
    }

    /** Asks something else of the maker, or nothing. */
    @Transactional
    public void note(Shopper shopper, CartLineId line, String typed) {
        if (!carts.note(shopper, line, MakerNote.checked(typed, review))) {
            throw new RefusedException(notFound());
        }
    }

    @Transactional
    public void remove(Shopper shopper, CartLineId line) {
        var now = clock.instant();
        carts.forget(shopper.id(), now.minus(KEPT));
        if (!carts.remove(shopper.id(), line, now)) {
            throw new RefusedException(notFound());
        }
        counted(shopper);
    }

    /** Undoes a removal. */
    @Transactional
    public void putBack(Shopper shopper, CartLineId line) {
        if (!carts.putBack(shopper, line) && carts.find(shopper.id(), line).isEmpty()) {
            throw new RefusedException(notFound());
        }
        counted(shopper);
    }

    /** Her other windows show how many lines there are. */
    private void counted(Shopper shopper) {
        live.touch(Badges.topic(shopper.id().value()));
    }

    /** A line of her cart. */
    public Optional<CartLine> line(Shopper shopper, CartLineId line) {
        return carts.find(shopper.id(), line);
    }

    /** A line she removed lately. */
    public Optional<CartLine> removed(Shopper shopper, CartLineId line) {
        return carts.removed(shopper.id(), line);
    }

    /** The order that these lines became lately. */
    public Optional<OrderId> orderOf(Shopper shopper, Collection<CartLineId> lines) {
        return lines.isEmpty() ? Optional.empty() : carts.orderOf(shopper.id(), lines);
    }

    /** What a line would be in the version now on sale; empty where it is of that version, or its choices no longer fit. */
    public Optional<CartLine> renewable(CartLine line) {
        return catalog.current(line.blueprint())
                .filter(current -> !current.equals(line.version()))
                .flatMap(current -> renewed(line, catalog.published(current)));
    }

    /** The line as of today, priced anew where its version prices by the day; empty where it can no longer be had. */
    public Optional<CartLine> today(CartLine line) {
        var published = catalog.published(line.version());
        return published.model().isDated() ? renewed(line, published) : Optional.of(line);
    }

    /**
     * Puts lines on the version now on sale, where their choices fit it.
     *
     * @param lines empty: all of the cart
     * @return each line that was renewed, before and after
     */
    @Transactional
    public Map<CartLine, CartLine> renew(Shopper shopper, Collection<CartLineId> lines) {
        var wanted = Set.copyOf(lines);
        var renewed = new LinkedHashMap<CartLine, CartLine>();
        for (var line : carts.lines(shopper.id())) {
            if (wanted.isEmpty() || wanted.contains(line.id())) {
                renewable(line).ifPresent(anew -> renewed.put(line, anew));
            }
        }
        renewed.entrySet()
                .removeIf(line ->
                        !carts.rewrite(shopper, line.getValue(), line.getKey().hash()));
        return renewed;
    }

    private Optional<CartLine> renewed(CartLine line, PublishedVersion published) {
        if (!(published.configuration(line.choices(), days.today(published))
                instanceof Accepted<Configuration>(var configuration))) {
            return Optional.empty();
        }
        return Optional.of(
                line(line.id(), published, configuration, line.quantity()).withNote(line.note()));
    }

    public static Refusal notFound() {
        return Refusing.because(
                LINE_GONE,
                "This line is no longer in your cart: it was removed or ordered meanwhile. Load the cart again.");
    }

    private static void checkQuantity(int quantity) {
        if (quantity < 1 || quantity > MOST_OF_ONE) {
            throw new RefusedException(Refusing.because(
                    "order.quantity-invalid",
                    "The quantity is a whole number from 1 to {most}.",
                    "most",
                    MOST_OF_ONE,
                    "field",
                    "quantity"));
        }
    }
}

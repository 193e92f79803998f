package org.wishwright.platform.order.work;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.springframework.stereotype.Component;
import org.wishwright.configuration.Configuration;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.catalog.PublishedVersion;
import org.wishwright.platform.catalog.SaleDays;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.order.CartLine;
import org.wishwright.platform.order.FreightRule;
import org.wishwright.platform.order.LineId;
import org.wishwright.platform.order.OrderLine;
import org.wishwright.platform.order.OrderedLine;
import org.wishwright.platform.order.Refusing;
import org.wishwright.platform.order.store.FreightStore;

/** What cart lines cost when ordered: every price worked out anew from the version it is pinned to. */
@Component
class Pricing {

    /** Pieces of the product in one order. */
    static final int MOST_PIECES = 999;

    private static final long HIGHEST_TOTAL = 1_000_000_000_000L;

    private final Catalog catalog;
    private final SaleDays days;
    private final FreightStore freights;
    private final IdSource ids;

    Pricing(Catalog catalog, SaleDays days, FreightStore freights, IdSource ids) {
        this.catalog = catalog;
        this.days = days;
        this.freights = freights;
        this.ids = ids;
    }

    /** Lines of one maker with their sum, freight and total. */
    record Priced(PartyId maker, List<OrderedLine> lines, Money items, Money freight, List<FreightRule> freightRules) {

        Money total() {
            return items.plus(freight);
        }

        List<OrderLine> orderLines() {
            return lines.stream().map(OrderedLine::line).toList();
        }
    }

    /**
     * Prices lines for a destination; refused where they are of several makers or currencies, no longer current, too many, or cost
     * nothing.
     */
    Priced price(List<CartLine> cart, String destination) {
        refuseMixed(cart);
        var lines = new ArrayList<OrderedLine>();
        var currency = cart.getFirst().unitPrice().currency();
        for (var line : cart) {
            lines.add(priced(line));
        }
        var maker = cart.getFirst().maker();
        var rules = freights.rules(maker);
        var freight = FreightRule.freight(rules, destination, currency);
        var items = sum(lines.stream().map(OrderedLine::line).toList(), freight);
        return new Priced(maker, lines, items, freight, rules);
    }

    /** Sum of the lines, refused where with freight it is not a fair amount to pay. */
    Money sum(List<OrderLine> lines, Money freight) {
        try {
            var items = lines.stream()
                    .map(line -> line.unitPrice().times(line.quantity()))
                    .reduce(Money.zero(freight.currency()), Money::plus);
            var total = items.plus(freight).minor();
            if (total > 0 && total <= HIGHEST_TOTAL) {
                return items;
            }
        } catch (ArithmeticException e) {
            throw new RefusedException(unfair()); // beyond what a long holds is beyond the highest total
        }
        throw new RefusedException(unfair());
    }

    private static Refusal unfair() {
        return Refusing.because(
                "order.total-invalid",
                "An order's total is more than nothing and at most {highest} minor units. Change the quantities.",
                "highest",
                HIGHEST_TOTAL);
    }

    private OrderedLine priced(CartLine line) {
        var published = catalog.published(line.version());
        refuseStale(line, published);
        var configuration = today(line, published);
        var ordered = new OrderLine(
                new LineId(ids.next()),
                line.version(),
                configuration.hash(),
                configuration.choices(),
                line.quantity(),
                configuration.total());
        return new OrderedLine(ordered, published.name(), published.number(), line.note());
    }

    /** What was put in the cart in its time may be had no longer. */
    private Configuration today(CartLine line, PublishedVersion published) {
        if (published.configuration(line.choices(), days.today(published))
                instanceof Accepted<Configuration>(var configuration)) {
            return configuration;
        }
        throw new RefusedException(Refusing.because(
                "order.not-valid-today",
                "{product} cannot be had today as it is in your cart. Choose anew and remove the old line.",
                "product",
                published.name().source(),
                "line",
                line.id()));
    }

    private void refuseStale(CartLine line, PublishedVersion published) {
        var current = catalog.current(published.blueprint());
        if (current.isPresent() && !current.get().equals(line.version())) {
            throw new RefusedException(Refusing.because(
                    "order.version-stale",
                    "{product} has a newer version than the one in your cart. Configure it anew and remove the old line.",
                    "product",
                    published.name().source(),
                    "line",
                    line.id(),
                    "version",
                    line.version(),
                    "current",
                    current.get()));
        }
    }

    private static void refuseMixed(List<CartLine> cart) {
        var makers = new HashSet<>(cart.stream().map(CartLine::maker).toList());
        var currencies = new HashSet<>(
                cart.stream().map(line -> line.unitPrice().currency()).toList());
        if (makers.size() > 1 || currencies.size() > 1) {
            throw new RefusedException(Refusing.because(
                    "order.several-makers",
                    "One order is for one maker and one currency. Order the lines of each maker on their own."));
        }
        int pieces = cart.stream().mapToInt(CartLine::quantity).sum();
        if (pieces > MOST_PIECES) {
            throw new RefusedException(Refusing.because(
                    "order.too-many",
                    "One order has at most {most} pieces; these lines have {pieces}.",
                    "most",
                    MOST_PIECES,
                    "pieces",
                    pieces));
        }
    }
}

package org.wishwright.platform.order.work;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.foundation.Idempotency;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.order.CartLine;
import org.wishwright.platform.order.CartLineId;
import org.wishwright.platform.order.DeliveryAddress;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.OrderState;
import org.wishwright.platform.order.OrderSummary;
import org.wishwright.platform.order.Promise;
import org.wishwright.platform.order.Refusing;
import org.wishwright.platform.order.Reservations;
import org.wishwright.platform.order.address.AddressCheck;
import org.wishwright.platform.order.store.AddressVault;
import org.wishwright.platform.order.store.CartStore;
import org.wishwright.platform.order.store.OrderStore;
import org.wishwright.platform.timer.Timers;

/**
 * From cart to order. Price, terms, capacity, evidence and deadline commit together or not at all, and only if they are what the
 * buyer saw.
 */
@Service
public class CheckoutDesk {

    /** How long capacity is held for an unpaid order. */
    public static final Duration UNPAID = Duration.ofMinutes(30);

    private final CartStore carts;
    private final Pricing pricing;
    private final ObjectProvider<Reservations> reservations;
    private final OrderStore orders;
    private final AddressVault vault;
    private final OrderNumbers numbers;
    private final OrderFacts facts;
    private final Terms terms;
    private final Timers timers;
    private final Idempotency idempotency;
    private final BusinessClock clock;
    private final IdSource ids;

    CheckoutDesk(
            CartStore carts,
            Pricing pricing,
            ObjectProvider<Reservations> reservations,
            OrderStore orders,
            AddressVault vault,
            OrderNumbers numbers,
            OrderFacts facts,
            Terms terms,
            Timers timers,
            Idempotency idempotency,
            BusinessClock clock,
            IdSource ids) {
        this.carts = carts;
        this.pricing = pricing;
        this.reservations = reservations;
        this.orders = orders;
        this.vault = vault;
        this.numbers = numbers;
        this.facts = facts;
        this.terms = terms;
        this.timers = timers;
        this.idempotency = idempotency;
        this.clock = clock;
        this.ids = ids;
    }

    /** An order just placed. */
    public record Placed(UUID order, String number, long total, String currency, Instant shipBy, Instant unpaidUntil) {

        public Money money() {
            return Money.of(total, currency);
        }
    }

    /**
     * What these lines would cost and by when they would ship.
     *
     * @param lines empty: all of the cart
     * @param region the destination, as far as it is known; empty: everywhere
     */
    @Transactional(readOnly = true)
    public Quote quote(Caller caller, Collection<CartLineId> lines, String region) {
        var wanted = new HashSet<>(lines);
        var cart = carts.lines(caller.person()).stream()
                .filter(line -> wanted.isEmpty() || wanted.contains(line.id()))
                .toList();
        refuseMissing(wanted.size(), cart);
        var priced = pricing.price(cart, region);
        var promise = reservations.getObject().inquire(priced.orderLines());
        return new Quote(
                priced.maker(),
                priced.lines(),
                priced.items(),
                priced.freight(),
                priced.total(),
                promise,
                reservations.getObject().centre(priced.maker(), promise.limitedBy()),
                priced.freightRules());
    }

    /** Places an order; the same key again answers the same order. */
    @Transactional
    public Placed place(Caller caller, String key, CheckoutRequest request) {
        return idempotency.once(
                caller.person().value(),
                key,
                List.of("order.place", request),
                Placed.class,
                () -> place(caller, request));
    }

    private Placed place(Caller caller, CheckoutRequest request) {
        refuseFirst(faults(request));
        var address = AddressCheck.normal(request.address());
        var expected = request.expectedTotal();
        if (expected == null) {
            throw new RefusedException(Refusing.because(
                    "order.expected-total-missing",
                    "Say which total you expect to pay, as the quote showed it.",
                    "field",
                    "expectedTotal"));
        }
        var wanted = new HashSet<>(request.lines());
        var order = new OrderId(ids.next());
        var now = clock.instant();
        var cart = carts.take(caller.person(), wanted, order, now);
        refuseMissing(wanted.size(), cart);
        var priced = pricing.price(cart, address.region());
        refuseOtherTotal(expected, priced.total());
        var promise = reservations.getObject().reserve(order, priced.orderLines());
        refuseLater(request.expectedShipBy(), promise);
        var unpaidUntil = now.plus(UNPAID);
        var summary = summary(caller, order, priced, promise, address, now, unpaidUntil);
        orders.open(
                new OrderStore.Opening(summary, unpaidUntil, vault.seal(order, address), terms.wordings()),
                priced.lines());
        facts.placed(summary, priced.lines(), terms.wordings());
        timers.schedule(UnpaidOrders.KIND, order.value(), unpaidUntil);
        var total = summary.total();
        return new Placed(
                order.value(),
                summary.number(),
                total.minor(),
                total.currency().getCurrencyCode(),
                promise.shipBy(),
                unpaidUntil);
    }

    private OrderSummary summary(
            Caller caller,
            OrderId order,
            Pricing.Priced priced,
            Promise promise,
            DeliveryAddress address,
            Instant now,
            Instant unpaidUntil) {
        return new OrderSummary(
                order,
                numbers.next(now),
                caller.person(),
                priced.maker(),
                priced.maker(),
                null,
                new OrderState.AwaitingPayment(unpaidUntil),
                priced.items(),
                priced.freight(),
                priced.total(),
                promise.shipBy(),
                promise.limitedBy(),
                now,
                AddressCheck.area(address.region()),
                numbers.addressToken());
    }

    static void refuseOtherTotal(Money expected, Money total) {
        if (!expected.equals(total)) {
            throw new RefusedException(Refusing.because(
                    "order.price-changed",
                    "The total is now {total}; you saw {expected}. Nothing was charged: look at it and confirm again.",
                    "total",
                    total,
                    "expected",
                    expected,
                    "minor",
                    total.minor(),
                    "currency",
                    total.currency().getCurrencyCode(),
                    "field",
                    "expectedTotal"));
        }
    }

    static void refuseLater(@Nullable Instant expected, Promise promise) {
        if (expected != null && promise.shipBy().isAfter(expected)) {
            throw new RefusedException(Refusing.because(
                    "order.promise-changed",
                    "It can now ship by {shipBy} at the latest. Nothing was ordered; look at it and confirm again.",
                    "shipBy",
                    promise.shipBy(),
                    "limitedBy",
                    promise.limitedBy(),
                    "field",
                    "expectedShipBy"));
        }
    }

    private static void refuseMissing(int wanted, List<CartLine> found) {
        if (found.size() < wanted) {
            throw new RefusedException(CartDesk.notFound());
        }
        if (found.isEmpty()) {
            throw new RefusedException(Refusal.of("order.cart-empty", "Your cart is empty. Choose a product first."));
        }
    }

    /** All that is wrong with what was typed and ticked, in the order of the page. */
    public static List<Refusal> faults(CheckoutRequest request) {
        var faults = new ArrayList<>(AddressCheck.faults(request.address()));
        if (!request.acceptTerms()) {
            faults.add(Refusing.because(
                    "order.terms-unticked", "Tick that you agree to the terms of sale.", "field", "acceptTerms"));
        }
        if (!request.acceptMadeToOrder()) {
            faults.add(Refusing.because(
                    "order.made-to-order-unticked",
                    "Tick that this is made for you and cannot be returned like goods from stock.",
                    "field",
                    "acceptMadeToOrder"));
        }
        return faults;
    }

    private static void refuseFirst(List<Refusal> faults) {
        if (!faults.isEmpty()) {
            throw new RefusedException(faults.getFirst());
        }
    }
}

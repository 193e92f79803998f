package org.wishwright.market.tier;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome;
import org.wishwright.market.Alias;
import org.wishwright.market.Deal;
import org.wishwright.market.Deposit;
import org.wishwright.market.DepositType;
import org.wishwright.market.Desk;
import org.wishwright.market.Judging;
import org.wishwright.market.Logged;
import org.wishwright.market.Payee;
import org.wishwright.market.Play;
import org.wishwright.market.Progress;
import org.wishwright.market.Taken;

/**
 * A window of volume tiers under way. An order goes its way as soon as it is paid; only what may be paid back of it is
 * held. At the close the reduction of all prices together is rounded once and split by largest remainder; what is left
 * of each hold goes into the price of its deal. What was bought through the checkout counts alike; its part is no deposit's and
 * stands in the outcome, by its entry, for the platform to pay back.
 */
final class TierPlay implements Play {

    private record Order(TierInput.Ordered ordered, Deposit deposit) {}

    private final TierRules rules;
    private final Map<String, Order> orders = new LinkedHashMap<>();
    private final Map<String, TierInput.Bought> bought = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> rebates = new LinkedHashMap<>();
    private long volume;
    private boolean closed;
    private Money back;

    TierPlay(TierRules rules) {
        this.rules = rules;
        back = Money.zero(rules.currency());
    }

    @Override
    public void opened(Desk desk) {
        desk.at("until", rules.until());
    }

    @Override
    public Outcome<Taken> take(Logged input, Desk desk) {
        return switch ((TierInput) input.what()) {
            case TierInput.Ordered ordered ->
                new Judging<>(ordered)
                        .within(ordered.units(), 1, Judging.MOST_UNITS, "units")
                        .price(ordered.price(), rules.currency())
                        .must(
                                fits(ordered),
                                "tier.price-differs",
                                "The price is the published one for each unit. Load the page again.")
                        .outcome()
                        .map(_ -> order(input, ordered, desk));
            case TierInput.Bought outside -> buy(input, outside);
            case TierInput.CalledOff(var entry) -> callOff(input, entry, desk);
        };
    }

    private boolean fits(TierInput.Ordered ordered) {
        var unit = rules.unit();
        boolean counted = ordered.units() >= 1 && ordered.units() <= Judging.MOST_UNITS;
        return unit == null || !counted || ordered.price().equals(unit.times(ordered.units()));
    }

    private Taken order(Logged input, TierInput.Ordered ordered, Desk desk) {
        var due = desk.now().plus(rules.payWithin());
        var deposit = desk.ask(
                input.entry(),
                input.by(),
                DepositType.PREPAYMENT,
                ordered.price(),
                due.isBefore(rules.until()) ? due : rules.until(),
                "tier.price");
        orders.put(input.entry(), new Order(ordered, deposit));
        return new Taken(input.entry());
    }

    private Outcome<Taken> buy(Logged input, TierInput.Bought outside) {
        if (!input.by().equals(Alias.PLATFORM)) {
            return Taken.not("market.not-yours", "Only the platform says what was bought through its checkout.");
        }
        return new Judging<>(outside)
                .within(outside.units(), 1, Judging.MOST_UNITS, "units")
                .price(outside.price(), rules.currency())
                .outcome()
                .map(counted -> {
                    bought.put(input.entry(), counted);
                    volume += counted.units();
                    return new Taken(input.entry());
                });
    }

    private Outcome<Taken> callOff(Logged input, String entry, Desk desk) {
        var outside = input.by().equals(Alias.PLATFORM) ? bought.remove(entry) : null;
        if (outside != null) {
            volume -= outside.units();
            return Taken.as(input);
        }
        var order = orders.get(entry);
        if (!input.by().equals(Alias.PLATFORM) || order == null) {
            return Taken.not("tier.order-unknown", "There is no such order, or it is not yours to call off here.");
        }
        volume -= order.deposit.isHeld() ? order.ordered.units() : 0;
        orders.remove(entry);
        desk.drop(order.deposit);
        desk.giveBack(order.deposit, "tier.order-called-off");
        return Taken.as(input);
    }

    @Override
    public void held(Deposit deposit, Desk desk) {
        var order = orders.get(deposit.entry());
        if (order == null) {
            return;
        }
        volume += order.ordered.units();
        var price = order.ordered.price();
        var held = rules.held(price);
        var id = "deal-" + deposit.entry();
        desk.release(deposit, price.minus(held), new Payee.ToDeal(id), "tier.price");
        desk.deal(new Deal(
                id,
                deposit.party(),
                rules.convener(),
                rules.module(),
                order.ordered.units(),
                price.minus(held),
                price.minus(held),
                Map.of("held-minor", Long.toString(held.minor()))));
    }

    @Override
    public void missed(Deposit deposit, Desk desk) {
        orders.remove(deposit.entry());
    }

    @Override
    public void due(String deadline, Desk desk) {
        closed = true;
        orders.values().removeIf(order -> !order.deposit.isHeld());
        if (orders.isEmpty() && bought.isEmpty()) {
            desk.lapse("tier.no-orders");
            return;
        }
        var prices = Stream.concat(
                        orders.values().stream().map(order -> order.ordered.price()),
                        bought.values().stream().map(TierInput.Bought::price))
                .toList();
        back = prices.stream().reduce(Money.zero(rules.currency()), Money::plus).basisPoints(rules.back(volume));
        var parts = back.split(prices.stream().mapToLong(Money::minor).toArray());
        int i = 0;
        for (var order : orders.values()) {
            desk.giveBack(order.deposit, parts.get(i++), "tier.paid-back");
            desk.release(
                    order.deposit,
                    order.deposit.left(),
                    new Payee.ToDeal("deal-" + order.deposit.entry()),
                    "tier.price");
        }
        for (var entry : bought.keySet()) {
            rebates.put(entry, parts.get(i++).minor());
        }
        desk.because("", "tier.volume", volume + " units were ordered: " + back + " are paid back.");
        desk.settle();
    }

    /** The best step is paid back to all: the volume that would have come is not theirs to bear. */
    @Override
    public Outcome<Taken> cancel(Logged input, Desk desk) {
        orders.values().forEach(order -> desk.giveBack(order.deposit, "tier.called-off"));
        bought.forEach(
                (entry, one) -> rebates.put(entry, rules.held(one.price()).minor()));
        return Taken.as(input);
    }

    @Override
    public Progress progress() {
        long next = rules.steps().stream()
                .mapToLong(TierRules.Step::from)
                .filter(from -> from > volume)
                .findFirst()
                .orElse(0);
        return new Progress(volume, next, "units");
    }

    @Override
    public Map<String, @Nullable Object> shown() {
        return Map.of("units", volume, "back", rules.back(volume));
    }

    @Override
    public Map<String, @Nullable Object> result() {
        var result = new LinkedHashMap<String, @Nullable Object>();
        if (closed) {
            result.put("units", volume);
            result.put("back", back.minor());
        }
        if (!rebates.isEmpty()) {
            result.put("rebates", rebates);
        }
        return result;
    }
}

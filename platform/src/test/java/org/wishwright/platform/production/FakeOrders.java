package org.wishwright.platform.production;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.wishwright.kernel.Money;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.order.BuyerOrder;
import org.wishwright.platform.order.ChosenOption;
import org.wishwright.platform.order.MakerOrder;
import org.wishwright.platform.order.OrderBook;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.OrderLine;
import org.wishwright.platform.order.OrderRole;
import org.wishwright.platform.order.OrderState;
import org.wishwright.platform.order.OrderSummary;
import org.wishwright.platform.order.Orders;

/** Orders that only remember what they were told. */
public final class FakeOrders implements Orders, OrderBook {

    public final List<OrderId> cutting = new CopyOnWriteArrayList<>();
    public final List<OrderId> ready = new CopyOnWriteArrayList<>();
    public final List<OrderId> shipped = new CopyOnWriteArrayList<>();
    public final List<OrderId> received = new CopyOnWriteArrayList<>();
    private final Map<OrderId, OrderSummary> summaries = new ConcurrentHashMap<>();

    /** An order of this buyer that this maker fulfils. */
    public void place(OrderId order, PartyId buyer, PartyId maker) {
        var nothing = Money.of(0, "CNY");
        summaries.put(
                order,
                new OrderSummary(
                        order,
                        "W-" + order.toString().substring(24),
                        buyer,
                        maker,
                        maker,
                        null,
                        new OrderState.Confirmed(),
                        nothing,
                        nothing,
                        nothing,
                        Instant.EPOCH,
                        "",
                        Instant.EPOCH,
                        "",
                        ""));
    }

    @Override
    public void cuttingStarted(Collection<OrderId> orders) {
        cutting.addAll(orders);
    }

    @Override
    public void piecesReady(OrderId order) {
        ready.add(order);
    }

    @Override
    public void shipped(OrderId order) {
        shipped.add(order);
    }

    @Override
    public void received(OrderId order) {
        received.add(order);
    }

    @Override
    public BuyerOrder forBuyer(Caller caller, OrderId order) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MakerOrder forMaker(Caller caller, OrderId order) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MakerOrder forCutting(Caller caller, OrderId order) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<Cut, List<ChosenOption>> measures(Caller caller, Collection<Cut> pieces) {
        return Map.of();
    }

    @Override
    public Set<OrderId> boughtBy(PartyId buyer) {
        return Set.of();
    }

    @Override
    public Optional<OrderRole> role(Caller caller, OrderId order) {
        return Optional.ofNullable(summaries.get(order))
                .filter(summary -> summary.buyer().equals(caller.person()))
                .map(summary -> OrderRole.BUYER);
    }

    @Override
    public Map<OrderId, List<Note>> notes(Caller caller, Collection<OrderId> orders) {
        return Map.of();
    }

    @Override
    public Map<OrderId, OrderSummary> summaries(Collection<OrderId> orders) {
        var found = new HashMap<>(summaries);
        found.keySet().retainAll(new HashSet<>(orders));
        return found;
    }

    @Override
    public Map<OrderId, List<OrderLine>> lines(Collection<OrderId> orders) {
        return Map.of();
    }

    @Override
    public Set<OrderId> paid(Collection<OrderId> orders) {
        return Set.copyOf(new ArrayList<>(orders));
    }

    @Override
    public List<UnderWay> underWay(Caller caller, int most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Long> countsByState() {
        return Map.of();
    }
}

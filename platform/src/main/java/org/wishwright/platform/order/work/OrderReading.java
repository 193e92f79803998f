package org.wishwright.platform.order.work;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Disclosures;
import org.wishwright.platform.identity.Membership;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.order.BodyChoices;
import org.wishwright.platform.order.BuyerOrder;
import org.wishwright.platform.order.ChosenOption;
import org.wishwright.platform.order.DeliveryAddress;
import org.wishwright.platform.order.LineId;
import org.wishwright.platform.order.MakerOrder;
import org.wishwright.platform.order.OrderBook;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.OrderLine;
import org.wishwright.platform.order.OrderRole;
import org.wishwright.platform.order.OrderState;
import org.wishwright.platform.order.OrderSummary;
import org.wishwright.platform.order.Refusing;
import org.wishwright.platform.order.Specifications;
import org.wishwright.platform.order.store.OrderReader;

/** Answers about orders, to each reader what is hers. */
@Service
public class OrderReading implements OrderBook {

    public static final int MOST_ON_A_PAGE = 100;
    private static final int MOST_IN_BULK = 5_000;
    private static final int NEWEST = 20;
    private static final int MOST_ADDRESSES = 3;
    private static final int LONGEST_SEARCH = 100;

    private final OrderReader reader;
    private final Specifications specifications;
    private final Disclosures looks;

    OrderReading(OrderReader reader, Specifications specifications, Disclosures looks) {
        this.specifications = specifications;
        this.looks = looks;
        this.reader = reader;
    }

    /**
     * Which page of a list is wanted.
     *
     * @param state one of {@link OrderState#NAMES}; blank: all
     * @param search how the order's number begins, or part of a product's name in any language; blank: all
     * @param cursor from the page before; blank: the newest
     */
    public record Wanted(
            @Nullable String state,
            @Nullable String search,
            @Nullable String cursor,
            int limit) {}

    /** @param next cursor of the next page; null on the last */
    public record Page(
            List<OrderReader.Listed> items, @Nullable String next) {}

    /** The caller's own orders, newest first. */
    public Page bought(Caller caller, Wanted wanted) {
        return page("buyer", caller.person(), wanted);
    }

    /** Orders that the caller's organisation fulfils, newest first. */
    public Page toMake(Caller caller, Wanted wanted) {
        return page("fulfiller", caller.organisation(Role.MAKER), wanted);
    }

    /** Where the caller's last orders went, newest first, each address once. */
    public List<DeliveryAddress> addresses(Caller caller) {
        return reader.addresses(caller.person()).stream()
                .distinct()
                .limit(MOST_ADDRESSES)
                .toList();
    }

    @Override
    public BuyerOrder forBuyer(Caller caller, OrderId order) {
        return reader.ofBuyer(caller.person(), order).orElseThrow(() -> new RefusedException(OrderPayments.notFound()));
    }

    @Override
    public MakerOrder forMaker(Caller caller, OrderId order) {
        return reader.ofMaker(makers(caller), order, false)
                .orElseThrow(() -> new RefusedException(OrderPayments.notFound()));
    }

    @Override
    public MakerOrder forCutting(Caller caller, OrderId order) {
        var found = reader.ofMaker(makers(caller), order, true)
                .orElseThrow(() -> new RefusedException(OrderPayments.notFound()));
        boolean measured = found.lines().stream()
                .anyMatch(line -> !BodyChoices.of(line.line().choices()).isEmpty());
        if (measured) {
            looks.seen(caller, found.summary().buyer(), Disclosures.Field.MEASURES, "order.maker");
        }
        return found;
    }

    @Override
    public Map<Cut, List<ChosenOption>> measures(Caller caller, Collection<Cut> pieces) {
        var ids = pieces.stream().map(Cut::order).collect(Collectors.toSet());
        var lines = new HashMap<LineId, OrderLine>();
        reader.lines(bounded(ids)).values().forEach(all -> all.forEach(line -> lines.put(line.id(), line)));
        var measures = new LinkedHashMap<Cut, List<ChosenOption>>();
        for (var piece : pieces) {
            var line = lines.get(piece.line());
            var body = line == null
                    ? List.<ChosenOption>of()
                    : specifications.measures(line, piece.module(), piece.option());
            if (!body.isEmpty()) {
                measures.put(piece, body);
            }
        }
        var seen = measures.keySet().stream().map(Cut::order).collect(Collectors.toSet());
        var buyers = reader.summaries(seen).values().stream()
                .map(OrderSummary::buyer)
                .toList();
        looks.seen(caller, buyers, Disclosures.Field.MEASURES, "order.floor");
        return measures;
    }

    @Override
    public Set<OrderId> boughtBy(PartyId buyer) {
        return reader.boughtBy(buyer);
    }

    @Override
    public Optional<OrderRole> role(Caller caller, OrderId order) {
        return reader.parties(order).flatMap(parties -> {
            if (parties.getKey().equals(caller.person())) {
                return Optional.of(OrderRole.BUYER);
            } else if (makers(caller).contains(parties.getValue())) {
                return Optional.of(OrderRole.MAKER);
            }
            return caller.isOperator() ? Optional.of(OrderRole.OPERATOR) : Optional.empty();
        });
    }

    @Override
    public Map<OrderId, OrderSummary> summaries(Collection<OrderId> orders) {
        return reader.summaries(bounded(orders));
    }

    @Override
    public Map<OrderId, List<OrderLine>> lines(Collection<OrderId> orders) {
        return reader.lines(bounded(orders));
    }

    @Override
    public Map<OrderId, List<Note>> notes(Caller caller, Collection<OrderId> orders) {
        return reader.notes(makers(caller), bounded(orders));
    }

    @Override
    public Set<OrderId> paid(Collection<OrderId> orders) {
        return reader.paid(bounded(orders));
    }

    @Override
    public List<UnderWay> underWay(Caller caller, int most) {
        return reader.list("buyer", caller.person(), new OrderReader.Filter(null, null, null, NEWEST)).stream()
                .filter(order -> !order.summary().state().isFinal())
                .limit(most)
                .map(order -> new UnderWay(order.summary(), order.lines()))
                .toList();
    }

    @Override
    public Map<String, Long> countsByState() {
        return reader.countsByState();
    }

    private Page page(String party, PartyId id, Wanted wanted) {
        int limit = Math.clamp(wanted.limit(), 1, MOST_ON_A_PAGE);
        var found = reader.list(
                party,
                id,
                new OrderReader.Filter(state(wanted.state()), search(wanted.search()), cursor(wanted.cursor()), limit));
        if (found.size() <= limit) {
            return new Page(found, null);
        }
        var items = new ArrayList<>(found.subList(0, limit));
        return new Page(items, items.getLast().summary().id().toString());
    }

    private static @Nullable String state(@Nullable String wanted) {
        if (wanted == null || wanted.isBlank()) {
            return null;
        }
        if (!OrderState.NAMES.contains(wanted)) {
            throw new RefusedException(Refusing.because(
                    "order.state-unknown",
                    "An order's state is one of {states}.",
                    "states",
                    String.join(", ", OrderState.NAMES),
                    "field",
                    "state"));
        }
        return wanted;
    }

    private static @Nullable String search(@Nullable String wanted) {
        if (wanted == null || wanted.isBlank()) {
            return null;
        }
        var stripped = wanted.strip().replace("\0", "");
        return stripped.substring(0, Math.min(stripped.length(), LONGEST_SEARCH));
    }

    private static @Nullable UUID cursor(@Nullable String wanted) {
        if (wanted == null || wanted.isBlank()) {
            return null;
        }
        try {
            return UUID.fromString(wanted);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Refusing.because(
                    "order.cursor-invalid",
                    "This cursor is from no list of orders. Start at the first page.",
                    "field",
                    "cursor"));
        }
    }

    private static List<PartyId> makers(Caller caller) {
        return caller.memberships().stream()
                .filter(membership -> membership.role() == Role.MAKER)
                .map(Membership::organisation)
                .toList();
    }

    private static Collection<OrderId> bounded(Collection<OrderId> orders) {
        if (orders.size() > MOST_IN_BULK) {
            throw new IllegalArgumentException(
                    orders.size() + " orders at once; at most " + MOST_IN_BULK + ". Maybe ask in parts.");
        }
        return orders;
    }
}

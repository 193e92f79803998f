package org.wishwright.platform.care.work;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.care.Dispute;
import org.wishwright.platform.care.DisputeMoved;
import org.wishwright.platform.care.Disputes;
import org.wishwright.platform.care.Remedy;
import org.wishwright.platform.care.responsibility.Bearer;
import org.wishwright.platform.care.responsibility.Finding;
import org.wishwright.platform.care.responsibility.Matter;
import org.wishwright.platform.care.store.DisputeStore;
import org.wishwright.platform.evidence.Evidence;
import org.wishwright.platform.evidence.FactDraft;
import org.wishwright.platform.foundation.Badges;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Membership;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.order.OrderBook;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.OrderMoney;
import org.wishwright.platform.order.OrderState;
import org.wishwright.platform.order.OrderSummary;
import org.wishwright.platform.order.StateChange;

/** Opens, answers and decides disputes; each step stands among the order's facts. */
@Component
class DisputeDesk implements Disputes {

    /** How long after receipt something may be brought up: two years, as goods are guaranteed in the EU. */
    private static final Duration LONGEST = Duration.ofDays(730);

    private static final int MOST_WORDS = 2_000;

    private final DisputeStore store;
    private final OrderBook orders;
    private final Judging judging;
    private final PayingBack payingBack;
    private final OrderMoney money;
    private final Evidence evidence;
    private final BusinessClock clock;
    private final IdSource ids;
    private final Live live;
    private final ApplicationEventPublisher events;

    DisputeDesk(
            DisputeStore store,
            OrderBook orders,
            Judging judging,
            PayingBack payingBack,
            OrderMoney money,
            Evidence evidence,
            BusinessClock clock,
            IdSource ids,
            Live live,
            ApplicationEventPublisher events) {
        this.store = store;
        this.orders = orders;
        this.judging = judging;
        this.payingBack = payingBack;
        this.money = money;
        this.evidence = evidence;
        this.clock = clock;
        this.ids = ids;
        this.live = live;
        this.events = events;
    }

    @Override
    @Transactional
    public Dispute open(Caller buyer, OrderId id, Matter matter, Remedy asked, String words) {
        var order = orders.forBuyer(buyer, id);
        var summary = order.summary();
        var now = clock.instant();
        mayComplain(summary, order.history(), matter, now);
        money.stop(id);
        var dispute = new Dispute(
                ids.next(),
                id,
                summary.number(),
                summary.buyer(),
                summary.fulfiller(),
                matter,
                asked,
                written(words),
                now,
                null,
                null);
        if (!store.open(dispute, summary.total().currency())) {
            throw refused(
                    "care.open", "You have brought this up already; it is looked at. Add to it in the conversation.");
        }
        record(dispute, "dispute.opened", Map.of("matter", matter.name(), "asked", asked.name()), now);
        return dispute;
    }

    private static void mayComplain(OrderSummary order, List<StateChange> history, Matter matter, Instant now) {
        boolean sent = order.state() instanceof OrderState.Shipped || order.state() instanceof OrderState.Completed;
        boolean late = order.state().isPaid() && now.isAfter(order.shipBy());
        if (!sent && !(late && matter == Matter.LATE)) {
            throw refused(
                    "care.not-yet",
                    "This can be brought up once the order was sent, or when it is late. Write to the maker meanwhile.");
        }
        boolean longAgo = history.stream()
                .filter(change -> change.state().equals("COMPLETED"))
                .anyMatch(change -> now.isAfter(change.since().plus(LONGEST)));
        if (longAgo) {
            throw refused("care.too-late", "More than two years have passed since you received it.");
        }
    }

    @Override
    @Transactional
    public Dispute answer(Caller maker, UUID id, boolean agrees, String words) {
        var dispute = store.lock(id)
                .filter(found -> maker.memberships().contains(new Membership(found.maker(), Role.MAKER)))
                .orElseThrow(DisputeDesk::notFound);
        var now = clock.instant();
        var answer = new Dispute.Answer(maker.person(), agrees, written(words), now);
        var answered = dispute.answered(answer).orThrow();
        store.answer(id, answer);
        record(answered, "dispute.answered", Map.of("agrees", agrees), now);
        return answered;
    }

    @Override
    @Transactional
    public Dispute decide(Caller operator, UUID id, Remedy remedy, Bearer bearer, Money amount, String words) {
        requireOperator(operator);
        var dispute = store.lock(id).orElseThrow(DisputeDesk::notFound);
        var now = clock.instant();
        if (remedy == Remedy.CANCELLATION && payingBack.left(dispute.order())) {
            throw refused("care.has-left", "It has left the maker already; decide how much goes back instead.");
        }
        var most = refundable(dispute.order());
        var back = remedy == Remedy.FULL_REFUND ? most : remedy.needsAmount() ? amount : most.minus(most);
        var decision = new Dispute.Decision(operator.person(), remedy, bearer, back, written(words), now, null);
        var decided = dispute.decided(decision, most).orThrow();
        store.decide(id, decision);
        record(decided, "dispute.decided", said(decided, decision), now);
        payingBack.settle(decided);
        return store.find(id).orElseThrow();
    }

    /** The decision with the facts it rests on, so that the log says for ever why. */
    private Map<String, ?> said(Dispute dispute, Dispute.Decision decision) {
        var facts = judging.findings(dispute.order(), clock.instant()).stream()
                .filter(finding -> finding.matter() == dispute.matter())
                .flatMap(finding -> finding.facts().stream())
                .distinct()
                .map(UUID::toString)
                .toList();
        return Map.of(
                "remedy",
                decision.remedy().name(),
                "bearer",
                decision.bearer().name(),
                "minor",
                decision.amount().minor(),
                "currency",
                decision.amount().currency().getCurrencyCode(),
                "facts",
                facts);
    }

    @Override
    public List<Dispute> ofOrder(Caller buyer, OrderId order) {
        orders.forBuyer(buyer, order);
        return store.ofOrder(order);
    }

    @Override
    public List<Dispute> ofMaker(Caller maker) {
        return store.ofMakers(maker.memberships().stream()
                .filter(membership -> membership.role() == Role.MAKER)
                .map(Membership::organisation)
                .toList());
    }

    @Override
    public List<Dispute> all(Caller operator) {
        requireOperator(operator);
        return store.all();
    }

    @Override
    public Dispute one(Caller operator, UUID dispute) {
        requireOperator(operator);
        return store.find(dispute).orElseThrow(DisputeDesk::notFound);
    }

    @Override
    public List<Finding> findings(Caller caller, OrderId order) {
        if (!caller.isOperator() && orders.role(caller, order).isEmpty()) {
            throw notFound();
        }
        return judging.findings(order, clock.instant());
    }

    @Override
    public boolean hasLeft(OrderId order) {
        return payingBack.left(order);
    }

    @Override
    public Money refundable(OrderId order) {
        return payingBack.refundable(order);
    }

    private void record(Dispute dispute, String type, Map<String, ?> more, Instant now) {
        var content = new LinkedHashMap<String, Object>(more);
        content.put("dispute", dispute.id().toString());
        content.put("at", now.toString());
        evidence.record(List.of(new FactDraft(dispute.order().value(), type, content)));
        events.publishEvent(new DisputeMoved(dispute.id(), dispute.state()));
        live.touch("order:" + dispute.order());
        for (PartyId party : List.of(dispute.buyer(), dispute.maker(), Parties.PLATFORM)) {
            live.touch(Badges.topic(party.value()));
        }
    }

    private static String written(String words) {
        var stripped = words.strip();
        if (stripped.isEmpty() || stripped.length() > MOST_WORDS) {
            throw new RefusedException(Refusal.of(
                    "care.words-missing", "Say it in your own words, up to 2,000 characters.", "field", "words"));
        }
        return stripped;
    }

    private static void requireOperator(Caller caller) {
        if (!caller.isOperator()) {
            throw refused("identity.operator-forbidden", "Only the platform's operators may do this.");
        }
    }

    private static RefusedException notFound() {
        return refused("care.not-found", "There is no such dispute of yours.");
    }

    private static RefusedException refused(String code, String sentence) {
        return new RefusedException(Refusal.of(code, sentence));
    }
}

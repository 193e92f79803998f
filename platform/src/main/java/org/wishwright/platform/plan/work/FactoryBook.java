package org.wishwright.platform.plan.work;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.IdSource;
import org.wishwright.planning.Batch;
import org.wishwright.planning.PlanState;
import org.wishwright.planning.Slot;
import org.wishwright.platform.factory.Description;
import org.wishwright.platform.factory.Factories;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.plan.store.CapacityStore;
import org.wishwright.platform.plan.store.CapacityStore.SlotChange;

/**
 * A factory's promises, for reading and for writing. The database holds the truth; a node remembers states by the token
 * that was current when they were, so a state whose transaction rolled back, or that another node has left behind, is
 * never met again.
 */
@Component
class FactoryBook {

    private static final Duration HORIZON = Duration.ofDays(200);
    private static final Duration ADVANCE_AFTER = Duration.ofHours(6);
    private static final int MOST_STATES = 32;

    private final CapacityStore capacity;
    private final Factories factories;
    private final IdSource ids;
    private final Map<UUID, PlanState> states = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.@Nullable Entry<UUID, PlanState> eldest) {
            return size() > MOST_STATES;
        }
    };

    FactoryBook(CapacityStore capacity, Factories factories, IdSource ids) {
        this.capacity = capacity;
        this.factories = factories;
        this.ids = ids;
    }

    /**
     * A factory's state at a moment.
     *
     * @param frozenUntil shifts that start until then are dispatched; nothing new goes there
     */
    record Opened(
            FactoryId factory,
            PlanState state,
            Instant now,
            Instant frozenUntil,
            @Nullable Instant nextRelease) {}

    /** For reading: others may write meanwhile. */
    Opened read(FactoryId factory, Instant now) {
        return capacity.head(factory)
                .map(head -> opened(factory, head, now))
                .orElseGet(() -> new Opened(factory, empty(factory, now), now, Instant.EPOCH, null));
    }

    /** For writing: nobody else writes, on any node, until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Opened write(FactoryId factory, Instant now) {
        return opened(factory, capacity.lock(factory, ids.next()), now);
    }

    /** Keeps the next state's head; the rows of the change are the caller's to write, in the same transaction. */
    void advance(Opened opened, PlanState next, Instant frozenUntil, @Nullable Instant nextRelease) {
        var token = ids.next();
        capacity.advance(opened.factory(), token, frozenUntil, nextRelease);
        remember(token, next);
    }

    /** The rows were changed past the state that is remembered: whoever opens it next reads them anew. */
    void forget(Opened opened) {
        capacity.advance(opened.factory(), ids.next(), opened.frozenUntil(), opened.nextRelease());
    }

    /** Writes what differs between two states in the slots of some batches. */
    void saveDifference(FactoryId factory, PlanState before, PlanState after, Collection<Batch> batches) {
        var slots = new LinkedHashSet<Slot>();
        batches.forEach(batch -> batch.operations().forEach(operation -> slots.add(operation.slot())));
        List<SlotChange> changes = new ArrayList<>();
        for (var slot : slots) {
            long difference = after.reservedSeconds(slot) - before.reservedSeconds(slot);
            if (difference != 0) {
                changes.add(new SlotChange(slot, difference));
            }
        }
        capacity.change(factory, changes);
    }

    /** When the next shift is to be frozen; empty while nothing waits. */
    Optional<Instant> nextRelease(FactoryId factory) {
        return capacity.head(factory)
                .flatMap(head -> Optional.ofNullable(head.nextRelease()))
                .map(OffsetDateTime::toInstant);
    }

    Description description(FactoryId factory) {
        return factories.description(factory);
    }

    private Opened opened(FactoryId factory, CapacityStore.Head head, Instant now) {
        var state = recall(head.token());
        if (state == null) {
            var from = now.minus(Duration.ofHours(1));
            state = PlanState.of(
                            description(factory).plant(),
                            from,
                            now.plus(HORIZON),
                            capacity.reserved(factory, from),
                            capacity.unfinished(factory, from))
                    .orThrow();
            remember(head.token(), state);
        } else if (state.from().plus(ADVANCE_AFTER).isBefore(now)) {
            state = state.advance(now.minus(Duration.ofHours(1)), now.plus(HORIZON))
                    .orThrow();
            remember(head.token(), state);
        }
        var nextRelease = head.nextRelease();
        return new Opened(
                factory,
                state,
                now,
                head.frozenUntil().toInstant(),
                nextRelease == null ? null : nextRelease.toInstant());
    }

    private PlanState empty(FactoryId factory, Instant now) {
        return PlanState.empty(description(factory).plant(), now, now.plus(HORIZON));
    }

    private @Nullable PlanState recall(UUID token) {
        synchronized (states) {
            return states.get(token);
        }
    }

    private void remember(UUID token, PlanState state) {
        synchronized (states) {
            states.put(token, state);
        }
    }
}

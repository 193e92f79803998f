package org.wishwright.platform.plan.work;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.factory.Factories;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.plan.BatchId;
import org.wishwright.platform.plan.PlanBoard;
import org.wishwright.platform.plan.PlanFigures;
import org.wishwright.platform.plan.Plans;
import org.wishwright.platform.plan.ReleaseAhead;
import org.wishwright.platform.plan.ReleasedBatch;
import org.wishwright.platform.plan.store.BoardStore;
import org.wishwright.platform.plan.store.DispatchStore;

/** Plans for those who may see them. */
@Service
class PlanDesk implements Plans {

    private static final Duration FURTHEST_RELEASE = Duration.ofDays(14);
    private static final Duration LONGEST_BOARD = Duration.ofDays(31);

    private final Releasing releasing;
    private final LookingAhead ahead;
    private final DispatchStore dispatch;
    private final BoardStore boards;
    private final Factories factories;
    private final BusinessClock clock;

    PlanDesk(
            Releasing releasing,
            LookingAhead ahead,
            DispatchStore dispatch,
            BoardStore boards,
            Factories factories,
            BusinessClock clock) {
        this.releasing = releasing;
        this.ahead = ahead;
        this.dispatch = dispatch;
        this.boards = boards;
        this.factories = factories;
        this.clock = clock;
    }

    @Override
    public List<ReleasedBatch> released(Collection<BatchId> batches) {
        return boards.released(batches);
    }

    @Override
    @Transactional
    public int release(Caller caller, Optional<Instant> until) {
        bounded(until);
        return releasing.release(factory(caller), until.orElse(null));
    }

    private void bounded(Optional<Instant> until) {
        var latest = clock.instant().plus(FURTHEST_RELEASE);
        if (until.isPresent() && until.get().isAfter(latest)) {
            throw new RefusedException(Refusal.of(
                    "plan.release-too-far",
                    "Work is released at most 14 days ahead, until " + latest + ".",
                    "field",
                    "until"));
        }
    }

    @Override
    public ReleaseAhead lookAhead(Caller caller, Optional<Instant> until) {
        bounded(until);
        return ahead.release(factory(caller), until.orElse(null));
    }

    @Override
    public Optional<Instant> nextToRelease(Caller caller) {
        return dispatch.nextShift(factory(caller));
    }

    @Override
    public PlanBoard board(Caller caller, Instant from, Instant to) {
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST_BOARD) > 0) {
            throw new RefusedException(Refusal.of(
                    "plan.range-invalid", "Ask for at least an instant and at most 31 days.", "field", "from"));
        }
        var factory = factory(caller);
        var operations = boards.operations(factory, from, to, PlanBoard.MOST + 1);
        boolean more = operations.size() > PlanBoard.MOST;
        return new PlanBoard(
                factories.description(factory).zone(),
                clock.instant(),
                factories.description(factory).centreNames(),
                loads(factory, from, to),
                more ? operations.subList(0, PlanBoard.MOST) : operations,
                more);
    }

    @Override
    public PlanFigures figures() {
        return boards.figures();
    }

    private record CentreDay(String workCentre, LocalDate day) {}

    private List<PlanBoard.Load> loads(FactoryId factory, Instant from, Instant to) {
        var description = factories.description(factory);
        var zone = description.zoneId();
        var held = new HashMap<CentreDay, Long>();
        for (var row : boards.held(factory, from, to)) {
            held.merge(
                    new CentreDay(row.workCentre(), LocalDate.ofInstant(row.shiftStart(), zone)),
                    row.seconds(),
                    Long::sum);
        }
        var loads = new ArrayList<PlanBoard.Load>();
        for (var centre : description.plant().workCentres()) {
            var capacity = new TreeMap<LocalDate, Long>();
            for (var shift : centre.calendar().shifts(from, to)) {
                capacity.merge(LocalDate.ofInstant(shift.start(), zone), shift.seconds() * centre.units(), Long::sum);
            }
            capacity.forEach((day, seconds) -> loads.add(new PlanBoard.Load(
                    centre.code(), day, held.getOrDefault(new CentreDay(centre.code(), day), 0L), seconds)));
        }
        return loads;
    }

    private FactoryId factory(Caller caller) {
        return factories
                .factoryOf(caller.organisation(Role.MAKER))
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        "factory.not-found", "Your organisation has not described a factory yet. Do that first.")));
    }
}

package org.wishwright.platform.production;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.plan.BatchId;
import org.wishwright.platform.plan.PlanBoard;
import org.wishwright.platform.plan.PlanFigures;
import org.wishwright.platform.plan.Plans;
import org.wishwright.platform.plan.ReleaseAhead;
import org.wishwright.platform.plan.ReleasedBatch;

/** Plans that were made elsewhere. */
public final class FakePlans implements Plans {

    private final Map<BatchId, ReleasedBatch> planned = new HashMap<>();

    public void put(ReleasedBatch batch) {
        planned.put(batch.batch(), batch);
    }

    @Override
    public List<ReleasedBatch> released(Collection<BatchId> batches) {
        return batches.stream().map(planned::get).toList();
    }

    @Override
    public int release(Caller caller, Optional<Instant> until) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ReleaseAhead lookAhead(Caller caller, Optional<Instant> until) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Instant> nextToRelease(Caller caller) {
        return Optional.empty();
    }

    @Override
    public PlanBoard board(Caller caller, Instant from, Instant to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PlanFigures figures() {
        throw new UnsupportedOperationException();
    }
}

package org.wishwright.platform.production.work;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.plan.BatchId;
import org.wishwright.platform.plan.FloorNews;
import org.wishwright.platform.production.store.BatchNews;

/** Tells planning how far its batches have come. */
@Component
class FloorReporting implements FloorNews {

    private final BatchNews news;

    FloorReporting(BatchNews news) {
        this.news = news;
    }

    @Override
    public Map<BatchId, Map<Integer, State>> steps(Collection<BatchId> batches) {
        var found = new HashMap<BatchId, Map<Integer, State>>();
        if (!batches.isEmpty()) {
            news.steps(batches)
                    .forEach(step -> found.computeIfAbsent(new BatchId(step.batch()), id -> new HashMap<>())
                            .put(step.no(), step.state()));
        }
        return found;
    }

    @Override
    public List<Behind> behind(FactoryId factory, Instant now, int most) {
        return news.behind(factory, now, most);
    }
}

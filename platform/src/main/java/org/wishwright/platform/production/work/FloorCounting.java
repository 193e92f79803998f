package org.wishwright.platform.production.work;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.production.FloorFigures;
import org.wishwright.platform.production.store.FigureViews;

/** Counts work on the floor. */
@Component
class FloorCounting implements FloorFigures {

    private final FigureViews figures;

    FloorCounting(FigureViews figures) {
        this.figures = figures;
    }

    @Override
    public long toInspect(FactoryId factory) {
        return figures.toInspect(factory);
    }

    @Override
    public long underWay(FactoryId factory) {
        return figures.underWay(factory);
    }

    @Override
    public List<Idle> idle(Instant now, Duration longerThan, int most) {
        return figures.idle(now.minus(longerThan), most);
    }
}

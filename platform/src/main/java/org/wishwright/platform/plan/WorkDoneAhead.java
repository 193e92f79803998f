package org.wishwright.platform.plan;

import java.util.List;
import org.wishwright.platform.factory.FactoryId;

/** Steps were finished before the minutes they were planned for; who finishes them says so. */
public record WorkDoneAhead(FactoryId factory, List<Step> steps) {

    /** @param no from 1 */
    public record Step(BatchId batch, int no) {}
}

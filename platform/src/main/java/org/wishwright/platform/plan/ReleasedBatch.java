package org.wishwright.platform.plan;

import java.util.List;
import java.util.UUID;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.order.LineId;
import org.wishwright.platform.order.OrderId;

/**
 * A batch with its times fixed: what to make, how, and for whom.
 *
 * @param contentHash the same for all pieces that are made the same way
 * @param module the module's id in the model, and {@code option} the option's
 * @param name what people call it
 * @param quantity pieces, the sum over the members
 * @param steps in the order they are done, at least one
 */
public record ReleasedBatch(
        BatchId batch,
        FactoryId factory,
        String contentHash,
        String module,
        String option,
        PieceName name,
        int quantity,
        List<PlannedStep> steps,
        List<Member> members) {

    public ReleasedBatch {
        steps = List.copyOf(steps);
        members = List.copyOf(members);
        if (steps.isEmpty() || members.isEmpty()) {
            throw new IllegalArgumentException("Batch " + batch + " has no steps or no members");
        }
    }

    /**
     * The pieces of one demand in this batch.
     *
     * @param orderPieces all pieces of the order over all its batches, also those not yet released
     */
    public record Member(UUID demand, OrderId order, LineId line, int quantity, int orderPieces) {}
}

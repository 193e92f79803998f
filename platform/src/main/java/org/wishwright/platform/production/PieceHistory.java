package org.wishwright.platform.production;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.LocalText;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.order.OrderId;

/**
 * A piece and all that happened to it.
 *
 * @param factory whose work order it is in
 * @param replaces the serial of the scrapped piece it was made for
 * @param entries oldest first
 */
public record PieceHistory(
        PieceId piece,
        String serial,
        OrderId order,
        FactoryId factory,
        String module,
        String option,
        LocalText name,
        PieceState state,
        @Nullable String replaces,
        List<Entry> entries) {

    public PieceHistory {
        entries = List.copyOf(entries);
    }

    /** What an entry tells. */
    public enum What {
        STARTED,
        FINISHED,
        PASSED,
        FAILED,
        SCRAPPED
    }

    /**
     * One thing that happened.
     *
     * @param occurred when it happened, and {@code recorded} when the floor said so
     * @param reason why it failed, else empty
     */
    public record Entry(
            What what,
            String workCentre,
            int step,
            Instant occurred,
            Instant recorded,
            PartyId worker,
            String reason) {}
}

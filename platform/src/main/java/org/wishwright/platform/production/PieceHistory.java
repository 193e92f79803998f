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

    /** Whether a verdict is by the person who finished the piece's last step before it. */
    public boolean judgedByMaker(Entry verdict) {
        if (verdict.what() == What.STARTED || verdict.what() == What.FINISHED) {
            return false;
        }
        return entries.subList(0, entries.indexOf(verdict)).reversed().stream()
                .filter(entry -> entry.what() == What.FINISHED)
                .findFirst()
                .filter(made -> made.worker().equals(verdict.worker()))
                .isPresent();
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

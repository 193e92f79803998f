package org.wishwright.platform.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.LocalText;

/**
 * A factory's plan over some days.
 *
 * @param centres what people call each work centre, by its code
 * @param loads one row a work centre and day with any capacity
 * @param operations by start; at most {@link #MOST}, {@code more} says whether some were left out
 */
public record PlanBoard(
        String zone,
        Instant now,
        Map<String, LocalText> centres,
        List<Load> loads,
        List<Planned> operations,
        boolean more) {

    public static final int MOST = 500;

    /** What a reader of this language calls a work centre; its code where the factory no longer has it. */
    public String centreName(String code, Locale language) {
        var name = centres.get(code);
        return name == null ? code : name.in(language);
    }

    /** @param reservedSeconds of {@code capacitySeconds} that promises hold */
    public record Load(String workCentre, LocalDate day, long reservedSeconds, long capacitySeconds) {

        /** Whole percent. */
        public long percent() {
            return capacitySeconds == 0 ? 0 : Math.round(100.0 * reservedSeconds / capacitySeconds);
        }
    }

    /**
     * An operation; before its shift is dispatched its times are the shift's.
     *
     * @param released when its batch was released; null before
     */
    public record Planned(
            BatchId batch,
            LocalText name,
            int quantity,
            int no,
            String workCentre,
            int unit,
            Instant start,
            Instant end,
            boolean fixed,
            Instant due,
            @Nullable Instant released) {}
}

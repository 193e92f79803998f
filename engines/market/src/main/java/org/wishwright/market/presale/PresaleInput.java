package org.wishwright.market.presale;

import java.util.List;
import org.wishwright.market.Input;

/** What happens in a presale. */
public sealed interface PresaleInput extends Input {

    /**
     * A consumer pledges, once.
     *
     * @param region where it goes, as ISO 3166-2; the maker sees demand by it
     * @param ticked that she knows what made to order means for returning it
     */
    record Pledged(List<Line> lines, String region, boolean ticked) implements PresaleInput {
        public Pledged {
            lines = List.copyOf(lines);
        }

        /** So many units of an option. */
        public record Line(String option, long units) {}

        long units() {
            return lines.stream().mapToLong(Line::units).sum();
        }
    }

    /** A consumer takes her pledge back: an earnest is lost where the law says so, a prepayment is returned. */
    record Withdrew() implements PresaleInput {}

    /** The platform finds that the seller cannot deliver and is not at fault, as when hail took the harvest: all is returned, once. */
    record Excused(String reason) implements PresaleInput {}
}

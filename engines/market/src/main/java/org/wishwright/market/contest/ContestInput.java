package org.wishwright.market.contest;

import java.util.List;
import org.wishwright.market.Alias;
import org.wishwright.market.Input;

/** What happens in a contest. */
public sealed interface ContestInput extends Input {

    /**
     * A designer hands in a design.
     *
     * @param receipt the number of its timestamp receipt
     */
    record Submitted(String design, String receipt) implements ContestInput {}

    /** Its designer revises it between two rounds. */
    record Revised(String design, String receipt) implements ContestInput {}

    /** Its designer takes it back. */
    record TookBack(String design) implements ContestInput {}

    /** The platform takes it down: it is another's work, or must not be shown. */
    record TookDown(String design, String reason) implements ContestInput {}

    /** The platform hands out credentials, one a verified person, without saying whose; their order decides who is shown what. */
    record Issued(List<Alias> credentials) implements ContestInput {
        public Issued {
            credentials = List.copyOf(credentials);
        }
    }

    /**
     * A credential's ballot for the round; the last one counts.
     *
     * @param designs approved, or ranked with the best first
     */
    record Balloted(List<String> designs) implements ContestInput {
        public Balloted {
            designs = List.copyOf(designs);
        }
    }

    /** A consumer puts a deposit on one piece of a design. */
    record Backed(String design) implements ContestInput {}
}

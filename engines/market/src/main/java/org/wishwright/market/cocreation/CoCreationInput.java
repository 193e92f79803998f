package org.wishwright.market.cocreation;

import java.util.List;
import org.wishwright.market.Input;

/** What happens to a shared design. */
public sealed interface CoCreationInput extends Input {

    /**
     * Somebody contributes.
     *
     * @param receipt the number of its timestamp receipt
     */
    record Contributed(String receipt) implements CoCreationInput {}

    /** She takes all of hers back, until shares are agreed; the design goes on without it. */
    record TookBack() implements CoCreationInput {}

    /** The convener proposes shares; the latest proposal stands and nobody has agreed to it yet. */
    record Proposed(List<Share> shares) implements CoCreationInput {
        public Proposed {
            shares = List.copyOf(shares);
        }
    }

    /** A contributor agrees to a proposal, by its entry. */
    record Agreed(String proposal) implements CoCreationInput {}
}

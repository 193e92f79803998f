package org.wishwright.market.bespoke;

import java.time.LocalDate;
import java.util.List;
import org.wishwright.kernel.Money;
import org.wishwright.market.Input;

/** What happens to a brief. Texts are named by their hash; they lie elsewhere. */
public sealed interface BespokeInput extends Input {

    /** Somebody who may quote asks; everybody who may quote reads question and answer. */
    record Questioned(String text) implements BespokeInput {}

    /** The convener answers a question, by its entry. */
    record Answered(String question, String text) implements BespokeInput {}

    /**
     * A maker quotes; a later quote is her next version and takes the place of the one before.
     *
     * @param milestones parts of the price and what frees them, the first paid on accepting
     * @param sample whether a sample comes first
     * @param delivery by when
     */
    record Quoted(Money price, List<Milestone> milestones, boolean sample, LocalDate delivery) implements BespokeInput {
        public Quoted {
            milestones = List.copyOf(milestones);
        }
    }

    /** A maker takes her quote back. */
    record Withdrew() implements BespokeInput {}

    /** The convener accepts a quote, by the entry of its latest version. */
    record AcceptedQuote(String quote) implements BespokeInput {}

    /** The maker hands in drawings; a later one takes the place of the one before. */
    record Drew(String receipt) implements BespokeInput {}

    /** The convener asks for changes. */
    record ChangesWanted(String text) implements BespokeInput {}

    /** The convener confirms drawings, by entry: from here on it is made. */
    record Confirmed(String drawing) implements BespokeInput {}
}

package org.wishwright.market;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Outcome;

/**
 * The mechanism's own part of one campaign under way; keeps what it needs to know, and acts through the {@link Desk}.
 */
public interface Play {

    /** It is open now: set the deadlines. */
    void opened(Desk desk);

    /** An input of the mechanism's own kinds, after opening and before the end. A refused one changes nothing. */
    Outcome<Taken> take(Logged input, Desk desk);

    /** A deadline of this play has come. */
    void due(String deadline, Desk desk);

    /** What was asked for or charged is held now. */
    void held(Deposit deposit, Desk desk);

    /** It could not be got, or was not paid in time, and counts no more. */
    void missed(Deposit deposit, Desk desk);

    /** The convener calls it off: move the money where the rules say; what is still held afterwards goes back. */
    default Outcome<Taken> cancel(Logged input, Desk desk) {
        return Outcome.accepted(new Taken(""));
    }

    /** Whether {@link #take} would take this input now; changes nothing. For inputs that are gathered before they are logged. */
    default Outcome<Taken> tried(Logged input, Desk desk) {
        return Taken.not("market.kind-unknown", "This step is not tried beforehand. Take it.");
    }

    /** What one party alone is shown beyond {@link #shown}. */
    default Map<String, @Nullable Object> shownTo(Alias party) {
        return Map.of();
    }

    Progress progress();

    /** See {@link State#shown}. */
    Map<String, @Nullable Object> shown();

    /**
     * What one party may see besides {@link #shown}, as JSON values: what is hers, and nobody else's.
     *
     * @param supplier whether she may answer what others want here
     */
    default Map<String, @Nullable Object> shownTo(Alias party, boolean supplier) {
        return Map.of();
    }

    /** See {@link State#result}. */
    Map<String, @Nullable Object> result();
}

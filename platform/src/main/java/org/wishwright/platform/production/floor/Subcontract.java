package org.wishwright.platform.production.floor;

import java.time.Instant;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/** A step sent out to another maker: offered, then accepted and returned, or declined, or withdrawn. */
public sealed interface Subcontract {

    State name();

    default Outcome<Subcontract> accept(Instant at) {
        return this instanceof Offered ? Outcome.accepted(new Accepted(at)) : conflict();
    }

    default Outcome<Subcontract> decline(Instant at) {
        return this instanceof Offered ? Outcome.accepted(new Declined(at)) : conflict();
    }

    default Outcome<Subcontract> withdraw(Instant at) {
        return this instanceof Offered ? Outcome.accepted(new Withdrawn(at)) : conflict();
    }

    default Outcome<Subcontract> returned(Instant at) {
        return this instanceof Accepted ? Outcome.accepted(new Returned(at)) : conflict();
    }

    private <T> Outcome<T> conflict() {
        return Outcome.refused(Refusal.of(
                "production.sent-out-conflict",
                "This does not fit any more. Load the page again to see where it stands.",
                "state",
                name()));
    }

    /** As it is written in the database and in the keys of its words. */
    enum State {
        OFFERED,
        ACCEPTED,
        RETURNED,
        DECLINED,
        WITHDRAWN
    }

    record Offered() implements Subcontract {

        @Override
        public State name() {
            return State.OFFERED;
        }
    }

    record Accepted(Instant at) implements Subcontract {

        @Override
        public State name() {
            return State.ACCEPTED;
        }
    }

    /** The pieces are back: the price is due. */
    record Returned(Instant at) implements Subcontract {

        @Override
        public State name() {
            return State.RETURNED;
        }
    }

    record Declined(Instant at) implements Subcontract {

        @Override
        public State name() {
            return State.DECLINED;
        }
    }

    record Withdrawn(Instant at) implements Subcontract {

        @Override
        public State name() {
            return State.WITHDRAWN;
        }
    }
}

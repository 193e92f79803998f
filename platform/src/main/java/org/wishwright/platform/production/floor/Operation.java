package org.wishwright.platform.production.floor;

import java.time.Instant;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.production.OperationState;

/** A step of a work order as the state it is in; only the transitions written here exist, so started work stays attached. */
public sealed interface Operation {

    Step step();

    OperationState state();

    /** Whether everything a later step waits for is done. */
    default boolean done() {
        return this instanceof Finished || this instanceof Inspected;
    }

    /** Waits for the step before it. */
    record Planned(Step step) implements Operation {

        public Ready ready() {
            return new Ready(step);
        }

        public SentOut sendOut() {
            return new SentOut(step);
        }

        @Override
        public OperationState state() {
            return OperationState.PLANNED;
        }
    }

    /** May be started. */
    record Ready(Step step) implements Operation {

        public Started start(Instant at, PartyId worker) {
            return new Started(step, at, worker);
        }

        public SentOut sendOut() {
            return new SentOut(step);
        }

        @Override
        public OperationState state() {
            return OperationState.READY;
        }
    }

    /** Offered to another maker. */
    record SentOut(Step step) implements Operation {

        /** The maker keeps it after all. */
        public Operation keep(boolean formerDone) {
            return formerDone ? new Ready(step) : new Planned(step);
        }

        /** The other maker does it. */
        public Operation accept(FactoryId partner, boolean formerDone) {
            var theirs = new Step(step.id(), step.no(), step.last(), partner, true);
            return formerDone ? new Ready(theirs) : new Planned(theirs);
        }

        @Override
        public OperationState state() {
            return OperationState.SENT_OUT;
        }
    }

    /** Under a worker's hands. */
    record Started(Step step, Instant started, PartyId starter) implements Operation {

        public Operation finish(Instant at, PartyId worker) {
            var work = new Work(started, starter, at, worker);
            return step.away() ? new Away(step, work) : new Finished(step, work);
        }

        @Override
        public OperationState state() {
            return OperationState.STARTED;
        }
    }

    /** Finished by another maker, not yet back. */
    record Away(Step step, Work work) implements Operation {

        /** The pieces are back with the owner, who goes on with them. */
        public Finished back(FactoryId owner) {
            return new Finished(new Step(step.id(), step.no(), step.last(), owner, true), work);
        }

        @Override
        public OperationState state() {
            return OperationState.AWAY;
        }
    }

    /** Done; the last step then waits for its inspection. */
    record Finished(Step step, Work work) implements Operation {

        public Inspected inspected() {
            return new Inspected(step, work);
        }

        @Override
        public OperationState state() {
            return OperationState.FINISHED;
        }
    }

    /** The last step with a verdict on every piece. */
    record Inspected(Step step, Work work) implements Operation {

        @Override
        public OperationState state() {
            return OperationState.INSPECTED;
        }
    }

    /** Never started, and no longer wanted. */
    record Cancelled(Step step) implements Operation {

        @Override
        public OperationState state() {
            return OperationState.CANCELLED;
        }
    }

    /** Who worked on it, from when to when. */
    record Work(Instant started, PartyId starter, Instant finished, PartyId finisher) {}
}

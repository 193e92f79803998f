package org.wishwright.platform.order;

import java.time.Instant;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.order.OrderState.AwaitingPayment;
import org.wishwright.platform.order.OrderState.Confirmed;
import org.wishwright.platform.order.OrderState.InProduction;
import org.wishwright.platform.order.OrderState.Ready;
import org.wishwright.platform.order.OrderState.Shipped;

/** The steps an order can take, each one named function: the next state, or why not. */
public enum OrderStep {
    CAPTURE {
        @Override
        public Outcome<OrderState> from(OrderState state, Instant now) {
            return state instanceof AwaitingPayment open
                    ? Outcome.accepted(open.captured())
                    : refused("order.not-payable", "This order no longer waits for a payment: it is {state}.", state);
        }
    },
    LAPSE {
        @Override
        public Outcome<OrderState> from(OrderState state, Instant now) {
            return state instanceof AwaitingPayment open
                    ? open.lapsed(now).map(lapsed -> lapsed)
                    : refused("order.not-open", "Only an unpaid order can lapse; this one is {state}.", state);
        }
    },
    CANCEL {
        @Override
        public Outcome<OrderState> from(OrderState state, Instant now) {
            return switch (state) {
                case AwaitingPayment open -> Outcome.accepted(open.cancelled());
                case Confirmed paid -> Outcome.accepted(paid.cancelled());
                default ->
                    refused(
                            "order.not-cancellable",
                            "Cancelling is free until cutting starts; this order is {state}.",
                            state);
            };
        }
    },
    /** By decision about a dispute, as long as it has not left. */
    CALL_OFF {
        @Override
        public Outcome<OrderState> from(OrderState state, Instant now) {
            return switch (state) {
                case Confirmed paid -> Outcome.accepted(paid.cancelled());
                case InProduction making -> Outcome.accepted(making.calledOff());
                case Ready ready -> Outcome.accepted(ready.calledOff());
                default ->
                    refused(
                            "order.not-recallable",
                            "Only an order that is paid and has not left can be called off; this one is {state}.",
                            state);
            };
        }
    },
    /** Only for orders of services alone. */
    PERFORM {
        @Override
        public Outcome<OrderState> from(OrderState state, Instant now) {
            return state instanceof Confirmed paid
                    ? Outcome.accepted(paid.performed())
                    : refused("order.not-confirmed", "Only what is paid is performed; this order is {state}.", state);
        }
    },
    START_CUTTING {
        @Override
        public Outcome<OrderState> from(OrderState state, Instant now) {
            return state instanceof Confirmed paid
                    ? Outcome.accepted(paid.cuttingStarted())
                    : refused("order.not-confirmed", "Only a paid order is made; this one is {state}.", state);
        }
    },
    FINISH_PIECES {
        @Override
        public Outcome<OrderState> from(OrderState state, Instant now) {
            return state instanceof InProduction making
                    ? Outcome.accepted(making.piecesReady())
                    : refused("order.not-in-production", "No piece of this order is being made: it is {state}.", state);
        }
    },
    SHIP {
        @Override
        public Outcome<OrderState> from(OrderState state, Instant now) {
            return state instanceof Ready ready
                    ? Outcome.accepted(ready.shipped())
                    : refused("order.not-ready", "Only an order that is ready ships; this one is {state}.", state);
        }
    },
    RECEIVE {
        @Override
        public Outcome<OrderState> from(OrderState state, Instant now) {
            return state instanceof Shipped shipped
                    ? Outcome.accepted(shipped.received())
                    : refused("order.not-shipped", "Only what was shipped is received; this order is {state}.", state);
        }
    };

    /** The state after this step, or the refusal that says why it cannot be taken from there. */
    public abstract Outcome<OrderState> from(OrderState state, Instant now);

    private static Outcome<OrderState> refused(String code, String sentence, OrderState state) {
        var words = state.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        return Outcome.refused(Refusal.of(code, sentence.replace("{state}", words), "state", state.name()));
    }
}

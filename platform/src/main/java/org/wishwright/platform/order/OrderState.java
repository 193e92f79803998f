package org.wishwright.platform.order;

import java.time.Instant;
import java.util.List;
import org.wishwright.kernel.Outcome;

/**
 * Where an order stands. A state is a type, and offers only what is possible in it; {@link OrderStep} tries a step on
 * whatever state an order happens to be in.
 *
 * <pre>
 * AwaitingPayment → Confirmed → InProduction → Ready → Shipped → Completed
 * AwaitingPayment → Lapsed                  unpaid for too long
 * AwaitingPayment | Confirmed → Cancelled   free until cutting
 * Confirmed | InProduction | Ready → Cancelled   by a decision about a dispute
 * </pre>
 */
public sealed interface OrderState {

    /** How the state is written in the database, in the API and in the keys of its words. */
    String name();

    /** Whether nothing follows. */
    default boolean isFinal() {
        return false;
    }

    /** Whether the money was paid and is or was owed for goods. */
    default boolean isPaid() {
        return false;
    }

    /** Whether changing and cancelling cost nothing: no piece has been cut. */
    default boolean isFree() {
        return false;
    }

    /** @param unpaidUntil when the order lapses, its capacity given to others */
    record AwaitingPayment(Instant unpaidUntil) implements OrderState {

        public Confirmed captured() {
            return new Confirmed();
        }

        public Outcome<Lapsed> lapsed(Instant now) {
            return now.isBefore(unpaidUntil)
                    ? Outcome.refused(Refusing.because(
                            "order.payable", "This order can still be paid until {until}.", "until", unpaidUntil))
                    : Outcome.accepted(new Lapsed());
        }

        public Cancelled cancelled() {
            return new Cancelled();
        }

        @Override
        public String name() {
            return "AWAITING_PAYMENT";
        }

        @Override
        public boolean isFree() {
            return true;
        }
    }

    /** Paid; nothing cut yet. */
    record Confirmed() implements OrderState {

        public InProduction cuttingStarted() {
            return new InProduction();
        }

        public Cancelled cancelled() {
            return new Cancelled();
        }

        /** Of an order in which nothing is made: all its services were performed. */
        public Completed performed() {
            return new Completed();
        }

        @Override
        public String name() {
            return "CONFIRMED";
        }

        @Override
        public boolean isPaid() {
            return true;
        }

        @Override
        public boolean isFree() {
            return true;
        }
    }

    record InProduction() implements OrderState {

        public Ready piecesReady() {
            return new Ready();
        }

        public Cancelled calledOff() {
            return new Cancelled();
        }

        @Override
        public String name() {
            return "IN_PRODUCTION";
        }

        @Override
        public boolean isPaid() {
            return true;
        }
    }

    /** Every piece has passed; waits to be handed over. */
    record Ready() implements OrderState {

        public Shipped shipped() {
            return new Shipped();
        }

        public Cancelled calledOff() {
            return new Cancelled();
        }

        @Override
        public String name() {
            return "READY";
        }

        @Override
        public boolean isPaid() {
            return true;
        }
    }

    record Shipped() implements OrderState {

        public Completed received() {
            return new Completed();
        }

        @Override
        public String name() {
            return "SHIPPED";
        }

        @Override
        public boolean isPaid() {
            return true;
        }
    }

    /** Received: the money goes to the maker, as the terms say. */
    record Completed() implements OrderState {

        @Override
        public String name() {
            return "COMPLETED";
        }

        @Override
        public boolean isFinal() {
            return true;
        }

        @Override
        public boolean isPaid() {
            return true;
        }
    }

    /** Not paid in time. */
    record Lapsed() implements OrderState {

        @Override
        public String name() {
            return "LAPSED";
        }

        @Override
        public boolean isFinal() {
            return true;
        }
    }

    /** Called off, by the buyer or by decision: what she paid went back, as far as it was not decided otherwise. */
    record Cancelled() implements OrderState {

        @Override
        public String name() {
            return "CANCELLED";
        }

        @Override
        public boolean isFinal() {
            return true;
        }
    }

    /** All names, along the way. */
    List<String> NAMES = List.of(
            "AWAITING_PAYMENT", "CONFIRMED", "IN_PRODUCTION", "READY", "SHIPPED", "COMPLETED", "LAPSED", "CANCELLED");

    /**
     * The state of a name.
     *
     * @param unpaidUntil meaningful while payment is awaited
     * @throws IllegalArgumentException for a name that is none of {@link #NAMES}
     */
    static OrderState named(String name, Instant unpaidUntil) {
        return switch (name) {
            case "AWAITING_PAYMENT" -> new AwaitingPayment(unpaidUntil);
            case "CONFIRMED" -> new Confirmed();
            case "IN_PRODUCTION" -> new InProduction();
            case "READY" -> new Ready();
            case "SHIPPED" -> new Shipped();
            case "COMPLETED" -> new Completed();
            case "LAPSED" -> new Lapsed();
            case "CANCELLED" -> new Cancelled();
            default -> throw new IllegalArgumentException("No order is ever " + name);
        };
    }
}

package org.wishwright.platform.ledger.work;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The steps of a payment between which the program may die. Nothing happens at any of them, unless {@code ./wishwright chaos}
 * has armed one: then the program is gone there, as by {@code kill -9}.
 */
@Component
public class Steps {

    /** A place in the code, in the order in which a payment passes them. */
    public enum Step {
        /** It is committed that the payment was begun; the provider has not been asked. */
        BEGUN,
        /** The provider has answered; nothing of that is written. */
        ANSWERED,
        /** It is written, and not yet committed. */
        CLAIMED,
        /** It is committed, and nobody has been told. */
        SETTLED,
        /** It is committed that money goes back; the provider has not been told. */
        REFUND_BEGUN,
        /** The provider has taken the refund on; that is not written. */
        REFUND_TAKEN
    }

    private record Armed(Step step, int after) {}

    private final AtomicReference<@Nullable Armed> armed = new AtomicReference<>();

    private final AtomicInteger passed = new AtomicInteger();

    /** The program dies when a step is reached for the {@code after}-th time from now. */
    public void arm(Step step, int after) {
        passed.set(0);
        armed.set(new Armed(step, after));
    }

    void reached(Step step) {
        var waiting = armed.get();
        if (waiting == null || waiting.step() != step) {
            return;
        }
        if (passed.incrementAndGet() >= waiting.after()) {
            Runtime.getRuntime().halt(137);
        }
    }
}

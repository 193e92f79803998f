package org.wishwright.platform.ledger.work;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wishwright.platform.ledger.PaymentStep;

/**
 * The steps of a payment between which the program may die. Nothing happens at any of them, unless {@code ./wishwright chaos}
 * has armed one: then the program is gone there, as by {@code kill -9}.
 */
@Component
public class Steps {

    private record Armed(PaymentStep step, int after) {}

    private final AtomicReference<@Nullable Armed> armed = new AtomicReference<>();

    private final AtomicInteger passed = new AtomicInteger();

    /** The program dies when a step is reached for the {@code after}-th time from now. */
    public void arm(PaymentStep step, int after) {
        passed.set(0);
        armed.set(new Armed(step, after));
    }

    void reached(PaymentStep step) {
        var waiting = armed.get();
        if (waiting == null || waiting.step() != step) {
            return;
        }
        if (passed.incrementAndGet() >= waiting.after()) {
            Runtime.getRuntime().halt(137);
        }
    }
}

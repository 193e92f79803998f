package org.wishwright.market;

import java.time.Instant;
import java.util.Map;
import org.wishwright.kernel.Outcome;

/**
 * A mechanism in which joining can be decided by counters alone, so that a database decides it under load without folding the log: add
 * {@link Admission#counts} to counters in the transaction that logs the input, refuse where one would pass its limit, and take them off
 * again when the deposit is missed or the pledge withdrawn. {@link Play} decides the same by itself.
 */
public interface Counted<R extends Rules> extends Mechanism<R> {

    /** The most that each counter may show; counters without a limit are not named. */
    Map<String, Long> limits(R rules);

    /** What can be said of an input of a party without knowing of others. */
    Outcome<Admission> admit(R rules, Input input, Instant at);
}

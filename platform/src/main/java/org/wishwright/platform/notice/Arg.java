package org.wishwright.platform.notice;

import java.time.Instant;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;

/** A value in the words of a notice, said in the reader's language when she reads it. */
public sealed interface Arg {

    /** As it is. */
    record Plain(String text) implements Arg {}

    /** Words of a maker's or convener's. */
    record Words(LocalText text) implements Arg {}

    /** The interface's words of a key. */
    record Key(String key) implements Arg {}

    /** In the reader's zone, which is named. */
    record Time(Instant at) implements Arg {}

    record Amount(Money money) implements Arg {}
}

package org.wishwright.market;

import java.time.Instant;
import org.wishwright.kernel.Money;

/** One sum that a party was asked for, from the asking until the last cent has gone. */
public final class Deposit {

    enum Phase {
        ASKED,
        HELD,
        MISSED,
        /** It came when nobody waited for it any more. */
        LATE
    }

    private final String entry;
    private final Alias party;
    private final DepositType type;
    private final Money amount;
    private final Instant until;
    private long left;
    private int steps;
    private Phase phase = Phase.ASKED;

    Deposit(String entry, Alias party, DepositType type, Money amount, Instant until) {
        this.entry = entry;
        this.party = party;
        this.type = type;
        this.amount = amount;
        this.until = until;
    }

    public String entry() {
        return entry;
    }

    public Alias party() {
        return party;
    }

    public DepositType type() {
        return type;
    }

    public Money amount() {
        return amount;
    }

    public Instant until() {
        return until;
    }

    /** What is held of it now. */
    public Money left() {
        return new Money(left, amount.currency());
    }

    public boolean isHeld() {
        return phase == Phase.HELD;
    }

    /** Asked for, and neither paid nor missed yet. */
    public boolean isAwaited() {
        return phase == Phase.ASKED;
    }

    boolean isMissed() {
        return phase == Phase.MISSED;
    }

    void holdLate() {
        phase = Phase.LATE;
        left = amount.minor();
    }

    void hold() {
        phase = Phase.HELD;
        left = amount.minor();
    }

    void miss() {
        phase = Phase.MISSED;
    }

    void take(Money part) {
        if (!part.isPositive() || part.compareTo(left()) > 0) {
            throw new IllegalStateException("Of " + entry + " there is " + left() + " and not " + part);
        }
        left -= part.minor();
    }

    String nextId() {
        steps++;
        return entry + "#" + steps;
    }
}

package org.wishwright.platform.ledger.deal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.wishwright.kernel.Money;

/** How much each pocket has got from, or given to, one deal; all of them together come to nothing. */
public final class Held {

    private final Money zero;
    private final Map<Pocket, Money> amounts;

    private Held(Money zero, Map<Pocket, Money> amounts) {
        this.zero = zero;
        this.amounts = amounts;
        long sum = amounts.values().stream().mapToLong(Money::minor).reduce(0, Math::addExact);
        if (sum != 0) {
            throw new IllegalStateException("Money was lost or made: " + amounts);
        }
    }

    static Held nothing(Money zero) {
        return new Held(zero, Map.of());
    }

    /** As {@link #all()} told it. */
    public static Held of(Money zero, Map<Pocket, Money> amounts) {
        return new Held(zero, Map.copyOf(amounts));
    }

    /** Negative for those who gave: the payer, a bond, the fund. */
    public Money of(Pocket pocket) {
        return amounts.getOrDefault(pocket, zero);
    }

    public Map<Pocket, Money> all() {
        return Map.copyOf(amounts);
    }

    Held after(Movement moved) {
        var next = new LinkedHashMap<>(amounts);
        next.put(moved.from(), of(moved.from()).minus(moved.amount()));
        next.put(moved.to(), next.getOrDefault(moved.to(), zero).plus(moved.amount()));
        for (var pocket : new Pocket[] {moved.from(), moved.to()}) {
            if (!gives(pocket) && next.getOrDefault(pocket, zero).isNegative()) {
                throw new IllegalStateException(pocket + " gave more than it had: " + moved);
            }
        }
        return new Held(zero, next);
    }

    /** Whether it may have given more than it got. */
    private static boolean gives(Pocket pocket) {
        return switch (pocket) {
            case Pocket.Payer _, Pocket.Earned _, Pocket.Bond _, Pocket.Fund _ -> true;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return amounts.toString();
    }
}

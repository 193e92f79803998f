package org.wishwright.platform.ledger;

import java.util.UUID;
import org.wishwright.kernel.Money;

/**
 * Money that was paid for one thing and counts towards another.
 *
 * @param source whose payments it came by, and goes back to
 * @param returned what of it has gone back
 */
public record Carried(UUID source, Money amount, Money returned) {

    public static Carried of(UUID source, Money amount) {
        return new Carried(source, amount, Money.zero(amount.currency()));
    }

    public Money left() {
        return amount.minus(returned);
    }
}

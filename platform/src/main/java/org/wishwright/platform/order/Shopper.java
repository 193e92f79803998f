package org.wishwright.platform.order;

import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;

/**
 * Whose cart it is: a person's, or that of a visitor's browser.
 *
 * @param id of the person; of the cart itself where it is a visitor's
 */
public record Shopper(PartyId id, boolean visitor) {

    private static final int MOST_LINES = 100;
    private static final int MOST_OF_VISITOR = 20;

    public static Shopper of(Caller caller) {
        return new Shopper(caller.person(), false);
    }

    /** How many lines the cart holds. */
    public int mostLines() {
        return visitor ? MOST_OF_VISITOR : MOST_LINES;
    }
}

package org.wishwright.platform.ledger;

import java.util.Currency;

/**
 * All accounts of one currency added up, in minor units; in a sound ledger both differences are zero.
 *
 * @param held the provider's cash
 * @param owed all other accounts together
 */
public record CurrencySum(
        Currency currency,
        long debitsPosted,
        long creditsPosted,
        long debitsPending,
        long creditsPending,
        long held,
        long owed) {

    public boolean balanced() {
        return debitsPosted == creditsPosted && debitsPending == creditsPending && held == owed;
    }
}

package org.wishwright.platform.ledger;

import java.util.UUID;
import org.wishwright.kernel.Money;

/**
 * A movement of money about to be recorded.
 *
 * @param debit the account that gives; for the provider's cash a debit is money coming in
 * @param credit the account that is owed the amount afterwards
 * @param amount positive, in the currency of both accounts
 * @param purpose stable dotted words, such as {@code order.payment}; statements show it
 * @param subject what it is about: the order
 */
public record TransferDraft(AccountRef debit, AccountRef credit, Money amount, String purpose, UUID subject) {

    public TransferDraft {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("A transfer moves a positive amount, not " + amount);
        }
        if (!debit.currency().equals(amount.currency()) || !credit.currency().equals(amount.currency())) {
            throw new IllegalArgumentException("No exchange: " + amount + " between " + debit + " and " + credit);
        }
        if (debit.equals(credit)) {
            throw new IllegalArgumentException("A transfer needs two accounts, not twice " + debit);
        }
    }
}

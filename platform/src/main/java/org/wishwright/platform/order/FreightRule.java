package org.wishwright.platform.order;

import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import org.wishwright.kernel.Money;

/**
 * A line of a maker's published freight table.
 *
 * @param region how a destination begins, such as a province; empty: everywhere that no longer region matches
 * @param amount per order, not negative
 */
public record FreightRule(String region, Money amount) {

    /** What an order to a destination costs: the longest region that fits decides; free where none does. */
    public static Money freight(Collection<FreightRule> rules, String destination, Currency currency) {
        return rules.stream()
                .filter(rule -> rule.amount().currency().equals(currency) && destination.startsWith(rule.region()))
                .max(Comparator.comparingInt(rule -> rule.region().length()))
                .map(FreightRule::amount)
                .orElse(Money.zero(currency));
    }
}

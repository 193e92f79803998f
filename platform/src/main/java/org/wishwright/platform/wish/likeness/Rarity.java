package org.wishwright.platform.wish.likeness;

import java.util.Map;

/**
 * How much it says that two wishes share a feature: the rarer among all wishes, the more (inverse document frequency, K. Spärck Jones,
 * “A statistical interpretation of term specificity”, Journal of Documentation 28, 1972).
 *
 * @param wishes how many there are
 * @param having in how many each feature occurs, by its number; one that is not named occurs in none
 */
public record Rarity(long wishes, Map<Integer, Long> having) {

    /** As if there were so many more, none of them alike: on a young wall every feature then weighs about the same. */
    private static final double PRIOR = 50;

    public static final Rarity UNKNOWN = new Rarity(0, Map.of());

    public Rarity {
        having = Map.copyOf(having);
    }

    /** Above 0. */
    public double of(int number) {
        return Math.log(1 + (wishes + PRIOR) / (having.getOrDefault(number, 0L) + 1.0));
    }

    double of(String feature) {
        return of(Features.number(feature));
    }
}

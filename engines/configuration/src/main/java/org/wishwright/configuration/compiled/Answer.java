package org.wishwright.configuration.compiled;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.wishwright.configuration.Configuration;
import org.wishwright.configuration.Selection;

/**
 * What is possible for one selection. Immutable; options, totals and the number of changes are known at once, counts and completions
 * are worked out when asked for. A module or option that the model lacks is a programmer's error and throws
 * {@link IllegalArgumentException}. Options that the question excluded take no part anywhere.
 */
public interface Answer {

    Selection selection();

    /**
     * Whether every total is the best there is, changes are the fewest, and products are counted. Where a model is answered by search
     * ({@link Mode#SEARCH}) and choices are open, the total with an option is that of some product that fits, cheapest and dearest are
     * the best that a bounded search finds ({@link #priceFloor} and {@link #priceCeiling} say how sure that is), of equals any, and
     * counting throws {@link UnsupportedOperationException}; what is valid and what remains is exact all the same.
     */
    default boolean isExhaustive() {
        return true;
    }

    /** Whether any configuration keeps all choices and rules. */
    boolean isValid();

    /**
     * The options that some configuration has together with all <em>other</em> choices, in the maker's order. For a module already
     * chosen: what it could be changed to without touching the rest.
     */
    List<String> remaining(String module);

    /** Whether {@link #remaining} has the option. */
    boolean isPossible(String module, String option);

    /** Cheapest total over the completions; empty where the selection is not valid. */
    OptionalLong priceMin();

    /** Dearest total over the completions; empty where the selection is not valid. */
    OptionalLong priceMax();

    /** No completion costs less: {@link #priceMin} where that is proved to be the cheapest, below it else; empty where not valid. */
    default OptionalLong priceFloor() {
        return priceMin();
    }

    /** No completion costs more, as {@link #priceFloor}. */
    default OptionalLong priceCeiling() {
        return priceMax();
    }

    /** Cheapest total with this option and all other choices; empty where that is impossible. */
    OptionalLong bestTotal(String module, String option);

    /**
     * How many choices of other modules have to change, at the fewest, before the option is possible: 0 for a remaining option; empty
     * where no product has it.
     */
    OptionalInt changesNeeded(String module, String option);

    /** Cheapest total with this option and as few changes as {@link #changesNeeded} says; empty where no product has it. */
    OptionalLong totalAfterChanges(String module, String option);

    /** What to change to have the option, in few words and in full; empty where no product has it. */
    Optional<Repair> repair(String module, String option);

    /** What to change where the selection is not valid; no changes where it is; empty where the model has nothing on offer. */
    Optional<Repair> repair();

    /** Exact number of completions. */
    BigInteger count();

    /** Number of completions to about 13 digits, however many; a hundred times faster than {@link #count}. */
    Estimate countEstimate();

    /** Number of completions to about 13 digits; infinite above 1.8e308. */
    double countApprox();

    /** The cheapest completion; of equals the first in the maker's order of modules, then options. Empty where not valid. */
    Optional<Configuration> cheapestCompletion();

    /** The dearest completion, ties as in {@link #cheapestCompletion}. */
    Optional<Configuration> dearestCompletion();

    /** The completion that most speaks for; of equals the cheapest, then as in {@link #cheapestCompletion}. */
    Optional<Configuration> bestCompletion(Weights weights);

    /** A completion drawn at random, each exactly as likely as any other. */
    Optional<Configuration> sample(RandomGenerator random);
}

package org.wishwright.configuration.compiled;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.wishwright.configuration.Configuration;
import org.wishwright.configuration.Selection;

/**
 * What is possible for one selection. Immutable; counts and completions are worked out when asked for. A module or option that the
 * model lacks is a programmer's error and throws {@link IllegalArgumentException}.
 */
public interface Answer {

    Selection selection();

    /** Whether any configuration keeps all choices and rules. */
    boolean isValid();

    /**
     * The options that some configuration has together with all <em>other</em> choices, in the maker's order. For a module already
     * chosen: what it could be changed to without touching the rest.
     */
    List<String> remaining(String module);

    /** Cheapest total over the completions; empty where the selection is not valid. */
    OptionalLong priceMin();

    /** Dearest total over the completions; empty where the selection is not valid. */
    OptionalLong priceMax();

    /** Cheapest total with this option and all other choices; empty where that is impossible. */
    OptionalLong bestTotal(String module, String option);

    /** Exact number of completions. */
    BigInteger count();

    /** Number of completions to about 15 digits; infinite above 1.8e308. */
    double countApprox();

    /** The cheapest completion; of equals the first in the maker's order of modules, then options. Empty where not valid. */
    Optional<Configuration> cheapestCompletion();
}

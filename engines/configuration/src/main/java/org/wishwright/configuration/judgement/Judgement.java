package org.wishwright.configuration.judgement;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Rule;
import org.wishwright.configuration.compiled.Mode;
import org.wishwright.kernel.Refusal;

/**
 * A model judged.
 *
 * @param figures null where no product keeps all rules, or the budget did not suffice to know
 * @param contradiction rules that together leave no product, and any fewer of them leave one; empty where there are products
 * @param dead options that no product has, at most {@link Judge#MOST_NAMED} of them with the rules that forbid them
 * @param forced modules in which one option only is left, though there are more
 * @param rules how many products each rule takes away, in the model's order; those that the budget did not reach are missing
 * @param cases how each test case came out; empty where the budget did not suffice
 * @param stopped why not all could be judged; null where all was
 * @param way how the model answers, and how fast; null where that is not known
 */
public record Judgement(
        @Nullable Figures figures,
        List<Rule> contradiction,
        List<Dead> dead,
        List<Forced> forced,
        List<Weight> rules,
        List<CaseCheck.Result> cases,
        @Nullable Refusal stopped,
        @Nullable Way way) {

    public Judgement {
        contradiction = List.copyOf(contradiction);
        dead = List.copyOf(dead);
        forced = List.copyOf(forced);
        rules = List.copyOf(rules);
        cases = List.copyOf(cases);
    }

    /**
     * The products.
     *
     * @param cheapest minor units of the model's currency
     * @param bytes size of the compiled form
     */
    public record Figures(BigInteger products, long cheapest, long dearest, int bytes) {}

    /** @param answerNanos what one answer with all options of all modules took, the middle of several */
    public record Way(Mode mode, long answerNanos) {}

    /** @param rules that forbid the option, the fewest that do; empty where they were not looked for */
    public record Dead(String module, String option, List<Rule> rules) {
        public Dead {
            rules = List.copyOf(rules);
        }
    }

    public record Forced(String module, String option) {}

    /** @param removed products that there would be more without this rule; none means that the rule says nothing new */
    public record Weight(Rule rule, BigInteger removed) {

        public boolean isRedundant() {
            return removed.signum() == 0;
        }
    }

    public boolean isPossible() {
        return contradiction.isEmpty();
    }
}

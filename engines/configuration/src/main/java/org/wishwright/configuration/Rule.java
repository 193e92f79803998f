package org.wishwright.configuration;

import java.util.List;
import org.wishwright.kernel.LocalText;

/** What may go together. Every rule must hold in a configuration. */
public sealed interface Rule {

    /** Unique among the rules of the model. */
    String id();

    /** Line of the file the rule came from, counted from 1; 0 where it came from no file. */
    int line();

    /** The rule in the maker's own words. */
    LocalText words();

    /** The modules the rule speaks of, each once. */
    List<String> scope();

    /**
     * A table of combinations that are the only ones allowed, or that are forbidden.
     *
     * @param scope the module of each column
     */
    record TableRule(String id, int line, LocalText words, List<String> scope, Tuples tuples, boolean allowed)
            implements Rule {
        public TableRule {
            scope = List.copyOf(scope);
        }
    }

    /** @param formula held {@link Formula#plain} */
    record FormulaRule(String id, int line, LocalText words, Formula formula) implements Rule {
        public FormulaRule {
            formula = formula.plain();
        }

        @Override
        public List<String> scope() {
            return List.copyOf(formula.modules());
        }
    }
}

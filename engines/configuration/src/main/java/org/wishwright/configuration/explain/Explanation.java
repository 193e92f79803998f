package org.wishwright.configuration.explain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wishwright.configuration.Rule;

/**
 * Rules and choices that together leave no product with an option; without any one of them there is one as far as the others go.
 *
 * @param rules in the model's order
 * @param choices module to option, in the maker's order
 */
public record Explanation(List<Rule> rules, Map<String, String> choices) {

    public Explanation {
        rules = List.copyOf(rules);
        choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
    }
}

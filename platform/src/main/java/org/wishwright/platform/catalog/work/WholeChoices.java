package org.wishwright.platform.catalog.work;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wishwright.configuration.Configuration;
import org.wishwright.configuration.Selection;
import org.wishwright.configuration.Vocabulary;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.platform.catalog.PublishedVersion;
import org.wishwright.platform.catalog.VersionId;

/** Some choices made whole, so that a picture of them is whole: the rest is as in the cheapest completion. */
@Component
class WholeChoices {

    private static final int MOST_STANDARDS = 1_000;

    private final Shelf<VersionId, Map<String, String>> standards = new Shelf<>(MOST_STANDARDS);

    Map<String, String> of(PublishedVersion version, Map<String, String> choices) {
        var known = known(version.vocabulary(), choices);
        if (known.size() == version.vocabulary().visible()) {
            return known;
        }
        if (known.isEmpty()) {
            return standard(version);
        }
        var completed = Selection.of(version.vocabulary(), known) instanceof Accepted<Selection>(Selection chosen)
                ? version.ask(chosen).cheapestCompletion()
                : Optional.<Configuration>empty();
        var whole = new HashMap<>(completed.map(Configuration::choices).orElseGet(() -> standard(version)));
        whole.putAll(known);
        return whole;
    }

    private static Map<String, String> known(Vocabulary vocabulary, Map<String, String> choices) {
        var known = new LinkedHashMap<String, String>();
        choices.forEach((module, option) -> {
            int index = vocabulary.indexOf(module);
            if (index >= 0 && vocabulary.optionOf(index, option) >= 0) {
                known.put(module, option);
            }
        });
        return known;
    }

    /** What the product looks like while nothing is chosen, as it stands in every list. */
    private Map<String, String> standard(PublishedVersion version) {
        return standards.get(version.id(), () -> {
            return version.ask(Selection.empty(version.vocabulary()))
                    .cheapestCompletion()
                    .map(Configuration::choices)
                    .orElse(Map.of());
        });
    }
}

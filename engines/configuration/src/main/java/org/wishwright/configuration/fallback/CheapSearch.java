package org.wishwright.configuration.fallback;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Configuration;
import org.wishwright.configuration.Selection;
import org.wishwright.kernel.Outcome.Accepted;

/**
 * Finds a completion that costs little, without claiming that none costs less: module by module, those that the price tables move most
 * first, the option whose completion is the cheapest is taken. A greedy descent with at most {@link #MOST_TRIES} completions.
 */
final class CheapSearch {

    private static final int MOST_TRIES = 200;

    private final SolvedModel model;
    private final List<String> priced;

    CheapSearch(SolvedModel model) {
        this.model = model;
        var stakes = new HashMap<String, Long>();
        for (var table : model.model().prices()) {
            long stake = table.amountsMinor().stream()
                    .mapToLong(amount -> Math.abs(amount - table.defaultMinor()))
                    .max()
                    .orElse(0);
            table.scope().forEach(module -> stakes.merge(module, stake, Long::max));
        }
        this.priced = stakes.entrySet().stream()
                .filter(stake -> stake.getValue() > 0)
                .sorted(Comparator.comparing(
                                (Map.Entry<String, Long> stake) -> stake.getValue(), Comparator.reverseOrder())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
    }

    Optional<Configuration> completion(Selection selection) {
        var best = model.completion(selection);
        var taken = selection;
        int tries = 0;
        for (var module : best.isEmpty() ? List.<String>of() : priced) {
            int m = model.vocabulary().indexOf(module);
            int options = model.vocabulary().options(m).size();
            tries += options;
            if (selection.chosen(m) >= 0 || tries > MOST_TRIES) {
                continue;
            }
            @Nullable Configuration cheapest = null;
            Selection chosen = taken;
            for (int o = 0; o < options; o++) {
                var with = taken.with(module, model.vocabulary().option(m, o));
                var fits = with instanceof Accepted ? model.completion(taken, m, o) : Optional.<Configuration>empty();
                if (fits.isPresent() && (cheapest == null || fits.get().totalMinor() < cheapest.totalMinor())) {
                    cheapest = fits.get();
                    chosen = with.orThrow();
                }
            }
            taken = chosen;
            if (cheapest != null && cheapest.totalMinor() < best.orElseThrow().totalMinor()) {
                best = Optional.of(cheapest);
            }
        }
        return best;
    }
}

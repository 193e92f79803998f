package org.wishwright.platform.wish.web;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Configuration;
import org.wishwright.configuration.Configuration.PriceLine;
import org.wishwright.configuration.PriceTable;
import org.wishwright.configuration.compiled.Answer;
import org.wishwright.kernel.LocalText;
import org.wishwright.platform.catalog.PublishedVersion;
import org.wishwright.platform.wish.work.Completing;
import org.wishwright.platform.wish.work.Configurator;

/** What the cheapest product with an option holds besides, where that costs: the difference shown on the option has it in it. */
final class Included {

    /** Options that are looked into on one page: each asks the product once more. */
    private static final int MOST_ASKED = 24;

    private final Configurator configurator;
    private final PublishedVersion version;
    private final Map<String, String> choices;
    private final boolean counts;
    private final Configuration now;
    private final Map<String, List<PriceTable>> own;
    private int asked;

    /** @param answer valid, so that there is a cheapest product */
    Included(Configurator configurator, PublishedVersion version, Map<String, String> choices, Answer answer) {
        this.configurator = configurator;
        this.version = version;
        this.choices = choices;
        this.counts = answer.isExhaustive();
        this.now = answer.cheapestCompletion().orElseThrow();
        this.own = version.model().prices().stream()
                .filter(table -> table.scope().size() == 1)
                .collect(Collectors.groupingBy(table -> table.scope().getFirst()));
    }

    /** @param difference to the cheapest product now, in minor units */
    List<LocalText> with(String module, String option, long difference) {
        if (!counts
                || difference <= 0
                || difference == own(module, option) - own(module, now.choices().get(module))) {
            return List.of();
        }
        if (++asked > MOST_ASKED) {
            return List.of();
        }
        var wanted = new LinkedHashMap<>(choices);
        wanted.put(module, option);
        var answer = configurator.settle(version, wanted).answer();
        return answer.cheapestCompletion().map(whole -> dearer(module, whole)).orElse(List.of());
    }

    private long own(String module, @Nullable String option) {
        if (option == null) {
            return 0;
        }
        return own.getOrDefault(module, List.of()).stream()
                .mapToLong(table -> amount(table, option))
                .sum();
    }

    private static long amount(PriceTable table, String option) {
        for (int row = 0; row < table.tuples().rows(); row++) {
            if (table.tuples().cell(row, 0).equals(option)) {
                return table.amountsMinor().get(row);
            }
        }
        return table.defaultMinor();
    }

    private List<LocalText> dearer(String module, Configuration whole) {
        var names = new LinkedHashSet<LocalText>();
        for (PriceLine line : whole.breakdown()) {
            if (line.amountMinor() > 0 && !now.breakdown().contains(line)) {
                line.choices().forEach((other, option) -> {
                    if (!other.equals(module) && !option.equals(now.choices().get(other))) {
                        names.add(name(version, other, option));
                    }
                });
            }
        }
        return List.copyOf(names);
    }

    /** What only she can say, such as the letters of a monogram, is named by its field. */
    private static LocalText name(PublishedVersion version, String module, String option) {
        int found = version.vocabulary().indexOf(module);
        return Completing.isFree(version.model().modules().get(found), option)
                ? Named.choice(version, module, option)
                : Named.module(version, module);
    }
}

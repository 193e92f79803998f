package org.wishwright.platform.wish.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.wishwright.configuration.ChoiceName;
import org.wishwright.configuration.Configuration;
import org.wishwright.configuration.Configuration.PriceLine;
import org.wishwright.configuration.Module;
import org.wishwright.configuration.compiled.Answer;
import org.wishwright.kernel.Money;
import org.wishwright.platform.catalog.PublishedVersion;
import org.wishwright.platform.wish.web.ConfiguratorView.SummaryLine;

/** What was chosen and what each choice adds to the price. The lines sum to the price of the cheapest product that is left. */
final class Summary {

    private final Map<String, Module> modules;
    private final PublishedVersion version;
    private final Locale language;

    private Summary(PublishedVersion version, Locale language) {
        this.version = version;
        this.language = language;
        this.modules = version.model().modules().stream().collect(Collectors.toMap(Module::id, m -> m));
    }

    static List<SummaryLine> of(PublishedVersion version, Map<String, String> choices, Answer answer, Locale language) {
        return answer.cheapestCompletion()
                .map(whole -> new Summary(version, language).lines(choices, whole))
                .orElse(List.of());
    }

    private List<SummaryLine> lines(Map<String, String> choices, Configuration whole) {
        var lines = new ArrayList<SummaryLine>();
        long base = version.model().basePriceMinor();
        long shown = base;
        var measures = new ArrayList<String>();
        lines.add(SummaryLine.base(money(base)));
        var known = whole.breakdown().stream()
                .filter(line -> choices.keySet().containsAll(line.choices().keySet()))
                .toList();
        for (var module : version.model().modules()) {
            var option = choices.get(module.id());
            if (option != null) {
                long own = known.stream()
                        .filter(line -> line.choices().keySet().equals(Set.of(module.id())))
                        .mapToLong(PriceLine::amountMinor)
                        .sum();
                shown += own;
                if (own == 0 && module.scale() != null) {
                    measures.add(name(module.id()) + " " + name(module.id(), option));
                } else {
                    lines.add(new SummaryLine(
                            name(module.id()), name(module.id(), option), own == 0 ? null : money(own)));
                }
            }
        }
        if (!measures.isEmpty()) {
            lines.add(SummaryLine.measures(String.join(" · ", measures)));
        }
        for (var line : known) {
            if (line.choices().size() > 1) {
                shown += line.amountMinor();
                lines.add(new SummaryLine(joined(line), "", money(line.amountMinor())));
            }
        }
        if (shown != whole.totalMinor()) {
            lines.add(SummaryLine.open(open(choices, whole), money(whole.totalMinor() - shown)));
        }
        return lines;
    }

    /** What of the still open costs in the cheapest product: mostly what an option chosen needs. */
    private String open(Map<String, String> choices, Configuration whole) {
        return whole.breakdown().stream()
                .filter(line -> line.amountMinor() > 0)
                .flatMap(line -> line.choices().entrySet().stream())
                .filter(choice -> !choices.containsKey(choice.getKey()))
                .map(choice -> name(choice.getKey()) + " " + name(choice.getKey(), choice.getValue()))
                .distinct()
                .collect(Collectors.joining(" · "));
    }

    private String joined(PriceLine line) {
        return line.choices().entrySet().stream()
                .map(choice -> name(choice.getKey(), choice.getValue()))
                .collect(Collectors.joining(" + "));
    }

    private String name(String module) {
        var found = modules.get(module);
        return found == null ? module : found.name().in(language);
    }

    private String name(String module, String choice) {
        var found = modules.get(module);
        return found == null || !found.placed(choice).isAccepted()
                ? choice
                : ChoiceName.of(found, choice).in(language);
    }

    private Money money(long minor) {
        return new Money(minor, version.model().currency());
    }
}

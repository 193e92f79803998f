package org.wishwright.platform.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wishwright.configuration.ChoiceName;
import org.wishwright.configuration.Configuration;
import org.wishwright.configuration.Module;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.catalog.PublishedVersion;
import org.wishwright.platform.catalog.SaleDays;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.wish.Artworks;

/** Says choices and how their price comes about, in the maker's words. */
@Component
public class Specifications {

    private final Catalog catalog;
    private final SaleDays days;

    Specifications(Catalog catalog, SaleDays days) {
        this.catalog = catalog;
        this.days = days;
    }

    /** What was chosen for each module, in the maker's order. */
    public List<ChosenOption> choices(VersionId version, Map<String, String> choices) {
        var named = new ArrayList<ChosenOption>();
        for (var module : catalog.published(version).model().modules()) {
            var chosen = choices.get(module.id());
            var option = option(module, chosen);
            if (option != null) {
                named.add(new ChosenOption(module.name(), option, Artworks.isFile(module, chosen) ? chosen : null));
            }
        }
        return named;
    }

    /** The measures of a body by which what is made of an option differs, in the maker's words. */
    public List<ChosenOption> measures(OrderLine line, String module, String option) {
        var body = BodyChoices.of(line.choices());
        if (body.isEmpty()) {
            return List.of();
        }
        var varies = catalog.published(line.version()).model().modules().stream()
                .filter(one -> one.id().equals(module))
                .flatMap(one -> one.options().stream())
                .filter(one -> one.id().equals(option) && one.production() != null)
                .flatMap(one -> Objects.requireNonNull(one.production()).varies().stream())
                .toList();
        body.keySet().retainAll(varies);
        return body.isEmpty() ? List.of() : choices(line.version(), body);
    }

    /**
     * The price of one piece, part by part; the parts sum to it. Empty where the choices are not whole: measures were erased.
     *
     * @param placed when it was ordered: the day it is priced by
     */
    public List<PricePart> price(VersionId version, Map<String, String> choices, Instant placed) {
        var published = catalog.published(version);
        if (!(published.configuration(choices, days.on(published, placed))
                instanceof Accepted<Configuration>(var configuration))) {
            return List.of();
        }
        var currency = published.model().currency();
        var parts = new ArrayList<PricePart>();
        parts.add(new PricePart(List.of(), new Money(published.model().basePriceMinor(), currency)));
        configuration
                .breakdown()
                .forEach(line -> parts.add(
                        new PricePart(options(published, line.choices()), new Money(line.amountMinor(), currency))));
        return parts;
    }

    private static List<LocalText> options(PublishedVersion published, Map<String, String> choices) {
        return published.model().modules().stream()
                .map(module -> option(module, choices.get(module.id())))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable LocalText option(Module module, @Nullable String chosen) {
        return chosen == null || !module.placed(chosen).isAccepted() ? null : ChoiceName.of(module, chosen);
    }
}

package org.wishwright.platform.catalog.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.wishwright.configuration.Module;
import org.wishwright.configuration.Production;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.platform.catalog.EarliestShipping;
import org.wishwright.platform.catalog.PublishedVersion;
import org.wishwright.platform.catalog.RoundNumber;
import org.wishwright.platform.catalog.SaleDays;
import org.wishwright.platform.catalog.StartingPoints;
import org.wishwright.platform.catalog.web.ProductView.Station;
import org.wishwright.platform.factory.Description;
import org.wishwright.platform.factory.Factories;
import org.wishwright.platform.factory.Transits;
import org.wishwright.platform.identity.Parties;

/** Puts together what a product's page shows. */
@Component
class ProductViews {

    private static final int MODULES_LISTED = 40;
    private static final int MOST_STATIONS = 20;

    private final Parties parties;
    private final Factories factories;
    private final Transits transits;
    private final EarliestShipping shipping;
    private final SaleDays days;
    private final StartingPoints starts;

    ProductViews(
            Parties parties,
            Factories factories,
            Transits transits,
            EarliestShipping shipping,
            SaleDays days,
            StartingPoints starts) {
        this.parties = parties;
        this.factories = factories;
        this.transits = transits;
        this.shipping = shipping;
        this.days = days;
        this.starts = starts;
    }

    ProductView of(PublishedVersion version) {
        var answer = version.answer(days.today(version));
        var currency = version.model().currency();
        var chosen = version.model().modules().stream()
                .filter(m -> m.scale() == null)
                .toList();
        return new ProductView(
                version,
                parties.displayName(version.maker()),
                new Money(answer.priceMin().orElseThrow(), currency),
                new Money(answer.priceMax().orElseThrow(), currency),
                answer.isExhaustive() ? RoundNumber.of(answer.count()) : "",
                shipping.of(version.id()).orElse(null),
                transits.of(version.maker()),
                chosen.subList(0, Math.min(MODULES_LISTED, chosen.size())),
                Math.max(0, chosen.size() - MODULES_LISTED),
                version.model().modules().stream()
                        .filter(m -> m.scale() != null)
                        .limit(MODULES_LISTED)
                        .toList(),
                stations(version),
                starts.of(version));
    }

    private List<Station> stations(PublishedVersion version) {
        var visits = new LinkedHashMap<String, Visits>();
        for (var module : version.model().modules()) {
            for (var option : module.options()) {
                var production = option.production();
                if (production != null) {
                    visit(visits, module, production.steps());
                }
            }
        }
        var names = names(version);
        return visits.entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> entry.getValue().middle()))
                .limit(MOST_STATIONS)
                .map(entry -> new Station(
                        names.getOrDefault(entry.getKey(), LocalText.of("und", entry.getKey())),
                        entry.getValue().parts.stream().map(Module::name).toList()))
                .toList();
    }

    private static void visit(Map<String, Visits> visits, Module module, List<Production.Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            var at = visits.computeIfAbsent(steps.get(i).workCentre(), code -> new Visits());
            at.parts.add(module);
            at.places.add((i + 0.5) / steps.size());
        }
    }

    /** Where on their ways pieces come to a station; the middle of it orders the stations. */
    private static final class Visits {
        private final Set<Module> parts = new LinkedHashSet<>();
        private final List<Double> places = new ArrayList<>();

        double middle() {
            return places.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        }
    }

    private Map<String, LocalText> names(PublishedVersion version) {
        return factories
                .factoryOf(version.maker())
                .map(factories::description)
                .map(Description::workCentres)
                .orElse(List.of())
                .stream()
                .filter(centre -> centre.name() != null)
                .collect(Collectors.toMap(
                        Description.Centre::code, centre -> Objects.requireNonNull(centre.name()), (a, b) -> a));
    }
}

package org.wishwright.platform.wish.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.wishwright.configuration.Configuration;
import org.wishwright.configuration.compiled.Comparison;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.catalog.PublishedVersion;
import org.wishwright.platform.wish.PromiseInquiry;
import org.wishwright.platform.wish.web.ComparisonView.PriceRow;
import org.wishwright.platform.wish.web.ComparisonView.Row;
import org.wishwright.platform.wish.web.ComparisonView.Side;
import org.wishwright.platform.wish.work.Configurator;

/** Puts two configurations side by side; what is still open is compared as the cheapest. */
@Component
class Comparing {

    private final Configurator configurator;
    private final ObjectProvider<PromiseInquiry> promises;

    Comparing(Configurator configurator, ObjectProvider<PromiseInquiry> promises) {
        this.configurator = configurator;
        this.promises = promises;
    }

    /** @param word key of what this one is */
    record Compared(
            String word, PublishedVersion version, Map<String, String> choices, Configuration whole, int filled) {}

    /** Choices that do not fit are left out, as the configurator does. */
    Compared compared(String word, PublishedVersion version, Map<String, String> choices) {
        var settled = configurator.settle(version, choices);
        var whole = settled.answer().cheapestCompletion().orElseThrow();
        int filled = version.model().modules().size() - settled.choices().size();
        return new Compared(word, version, settled.choices(), whole, filled);
    }

    ComparisonView view(Compared left, Compared right) {
        var comparison = Comparison.of(left.whole(), right.whole());
        boolean product = left.version().blueprint().equals(right.version().blueprint());
        boolean currency =
                left.version().model().currency().equals(right.version().model().currency());
        return new ComparisonView(
                side(left),
                side(right),
                product,
                rows(left, right, comparison),
                currency ? prices(left, right, comparison) : List.of(),
                currency ? money(right, comparison.differenceMinor()) : null,
                product ? same(right, comparison) : List.of());
    }

    private Side side(Compared of) {
        var version = of.version();
        return new Side(
                of.word(),
                version.name(),
                version.id(),
                of.choices(),
                of.filled(),
                of.whole().total(),
                shipBy(of).orElse(null),
                ConfiguratorAddress.plain(version.id(), of.choices()).path());
    }

    private Optional<Instant> shipBy(Compared of) {
        try {
            return Optional.ofNullable(promises.getIfAvailable())
                    .flatMap(inquiry ->
                            inquiry.shipBy(of.version().id(), of.whole().choices()));
        } catch (RefusedException e) {
            return Optional.empty(); // no capacity is left for it; checkout says why
        }
    }

    private static List<Row> rows(Compared left, Compared right, Comparison comparison) {
        return comparison.choices().stream()
                .map(choice -> new Row(
                        name(choice.right().isPresent() ? right : left, choice.module()),
                        said(left, choice.module(), choice.left()),
                        said(right, choice.module(), choice.right())))
                .toList();
    }

    private static List<Row> same(Compared side, Comparison comparison) {
        var differ =
                comparison.choices().stream().map(Comparison.Choice::module).toList();
        var same = new ArrayList<Row>();
        side.version().model().modules().forEach(module -> {
            var choice = side.whole().choices().get(module.id());
            if (choice != null && !differ.contains(module.id())) {
                var name = Named.choice(side.version(), module.id(), choice);
                same.add(new Row(module.name(), name, name));
            }
        });
        return same;
    }

    private static List<PriceRow> prices(Compared left, Compared right, Comparison comparison) {
        var rows = new ArrayList<PriceRow>();
        long leftBase = left.version().model().basePriceMinor();
        long rightBase = right.version().model().basePriceMinor();
        if (leftBase != rightBase) {
            rows.add(row(right, List.of(), leftBase, rightBase));
        }
        for (var price : comparison.prices()) {
            var of = scope(right, price.table()).isEmpty() ? left : right;
            var modules = scope(of, price.table()).stream()
                    .map(module -> name(of, module))
                    .toList();
            rows.add(row(right, modules, price.leftMinor(), price.rightMinor()));
        }
        return rows;
    }

    private static PriceRow row(Compared of, List<LocalText> modules, long left, long right) {
        return new PriceRow(modules, money(of, left), money(of, right), money(of, right - left));
    }

    private static List<String> scope(Compared of, String table) {
        return of.whole().model().prices().stream()
                .filter(prices -> prices.id().equals(table))
                .findFirst()
                .map(prices -> prices.scope())
                .orElse(List.of());
    }

    private static LocalText name(Compared of, String module) {
        return Named.module(of.version(), module);
    }

    private static @Nullable LocalText said(Compared of, String module, Optional<String> choice) {
        return choice.map(option -> Named.choice(of.version(), module, option)).orElse(null);
    }

    private static Money money(Compared of, long minor) {
        return new Money(minor, of.version().model().currency());
    }
}

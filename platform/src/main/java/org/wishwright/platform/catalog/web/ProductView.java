package org.wishwright.platform.catalog.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Kind;
import org.wishwright.configuration.Module;
import org.wishwright.configuration.Option;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.platform.catalog.PublishedVersion;
import org.wishwright.platform.catalog.StartingPoints.StartingPoint;
import org.wishwright.platform.factory.Transit;

/**
 * What a product's page shows.
 *
 * @param variants how many different products there are, in words of the page; empty where they are not counted, and prices are known
 *     only once all is chosen
 * @param shipBy when the cheapest could ship; null where nothing can be promised
 * @param transit how long the maker's parcels take
 * @param modules what can be chosen, the first ones; {@code more} are not listed
 * @param stations where it is made, in order
 * @param starts what the maker offers to begin from
 */
public record ProductView(
        PublishedVersion version,
        String maker,
        Money from,
        Money to,
        String variants,
        @Nullable Instant shipBy,
        Transit transit,
        List<Module> modules,
        int more,
        List<Module> measures,
        List<Station> stations,
        List<StartingPoint> starts) {

    /** Whether a price is known before all is chosen. */
    public boolean priced() {
        return !variants.isEmpty();
    }

    static final int OPTIONS_LISTED = 12;

    public static List<Option> options(Module module) {
        return module.options().stream().limit(OPTIONS_LISTED).toList();
    }

    /** How many characters a buyer may have written there; 0 where she chooses one of several options instead. */
    public static int letters(Module module) {
        return module.kind() instanceof Kind.Text(var lettering) ? lettering.longest() : 0;
    }

    public static int moreOptions(Module module) {
        return Math.max(0, module.options().size() - OPTIONS_LISTED);
    }

    /** @param parts names of the modules that are worked on there */
    public record Station(LocalText name, List<LocalText> parts) {}
}

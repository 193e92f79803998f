package org.wishwright.platform.wish.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Configuration;
import org.wishwright.configuration.Option;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.platform.catalog.PublishedVersion;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.wish.SavedWish;

/**
 * A saved configuration on a page.
 *
 * @param version the one on sale now
 * @param path where it opens in the configurator, in that version
 * @param today what it costs now; null where it can no longer be had as it was saved
 * @param words the first choices by their names
 */
public record WishView(
        SavedWish wish,
        VersionId version,
        String path,
        @Nullable Money today,
        String words,
        int more) {

    private static final int CHOICES_SAID = 6;

    /** @param saved the version it was saved from, {@code now} the one on sale */
    static WishView of(SavedWish wish, PublishedVersion saved, PublishedVersion now, LocalDate today, Locale language) {
        var said = said(saved, wish.choices(), language);
        return new WishView(
                wish,
                now.id(),
                ConfiguratorAddress.plain(now.id(), wish.choices()).path(),
                now.configuration(wish.choices(), today) instanceof Accepted<Configuration>(Configuration whole)
                        ? whole.total()
                        : null,
                String.join(" · ", said),
                wish.choices().size() - said.size());
    }

    /** Whether it costs something else than when it was saved. */
    public boolean changed() {
        return today != null && !today.equals(wish.price());
    }

    private static List<String> said(PublishedVersion version, Map<String, String> choices, Locale language) {
        var words = new ArrayList<String>();
        for (var module : version.model().modules()) {
            var chosen = choices.get(module.id());
            module.options().stream()
                    .filter(option -> option.id().equals(chosen) && words.size() < CHOICES_SAID)
                    .map(Option::name)
                    .forEach(name -> words.add(name.in(language)));
        }
        return words;
    }
}

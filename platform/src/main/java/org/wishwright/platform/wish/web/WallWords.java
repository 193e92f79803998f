package org.wishwright.platform.wish.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.catalog.PublishedVersion;
import org.wishwright.platform.foundation.Page;
import org.wishwright.platform.foundation.Parts;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.wish.PostedWish;
import org.wishwright.platform.wish.WishId;
import org.wishwright.platform.wish.Wishes;
import org.wishwright.platform.wish.likeness.Alike;
import org.wishwright.platform.wish.work.WallReading;
import org.wishwright.platform.wish.work.WallTerms;

/** What wishes of the wall say in words. */
@Component
public class WallWords {

    /** What was configured, by its names. @param path where it opens in the configurator */
    public record Configured(String product, String words, String path) {}

    private final Catalog catalog;
    private final Wishes saved;

    WallWords(Catalog catalog, Wishes saved) {
        this.catalog = catalog;
        this.saved = saved;
    }

    @Nullable
    Configured of(PostedWish wish, Locale language) {
        var configured = wish.configured();
        return configured == null
                ? null
                : said(catalog.published(configured.version()), configured.choices(), language);
    }

    /** A configuration of hers that a wish is to show; null where there is none. */
    @Nullable
    Configured saved(Caller caller, String id, Locale language) {
        try {
            var kept = saved.wish(caller, new WishId(UUID.fromString(id)));
            return said(catalog.published(kept.version()), kept.choices(), language);
        } catch (IllegalArgumentException | RefusedException e) {
            return null;
        }
    }

    private static Configured said(PublishedVersion version, Map<String, String> choices, Locale language) {
        var words = new ArrayList<String>();
        version.model()
                .modules()
                .forEach(module -> module.options().stream()
                        .filter(option -> module.scale() == null && option.id().equals(choices.get(module.id())))
                        .forEach(option -> words.add(option.name().in(language))));
        return new Configured(
                version.name().in(language),
                String.join(" · ", words),
                ConfiguratorAddress.plain(version.id(), choices)
                        .withoutMeasures(version.model())
                        .path());
    }

    public static String region(Page page, String region) {
        return page.tOr("campaign.region." + region, page.tOr("wall.region." + region, region));
    }

    /** The regions to choose from, none said first. */
    public static Map<String, String> regions(Page page) {
        var regions = new LinkedHashMap<String, String>();
        regions.put("", page.t("wall.region-none"));
        WallTerms.REGIONS.forEach(region -> regions.put(region, region(page, region)));
        return regions;
    }

    public static Map<String, String> currencies() {
        var currencies = new LinkedHashMap<String, String>();
        WallTerms.CURRENCIES.forEach(currency -> currencies.put(currency, currency));
        return currencies;
    }

    /** What is said of price, place and day, on one line; empty where nothing is. */
    public static String terms(Page page, PostedWish wish) {
        var terms = new ArrayList<String>();
        var price = wish.price();
        if (price != null) {
            terms.add(page.t("wall.would-pay", "price", page.money(price)));
        }
        if (!wish.region().isEmpty()) {
            terms.add(region(page, wish.region()));
        }
        var by = wish.by();
        if (by != null) {
            terms.add(page.t("wall.by-day", "day", page.day(by)));
        }
        return String.join(" · ", terms);
    }

    /** Why two are alike: what both say, and what else they have in common. */
    public static String why(Page page, Alike alike) {
        var why = new ArrayList<String>();
        if (!alike.both().isEmpty()) {
            why.add(page.t("wall.both", "words", String.join(page.chinese() ? "、" : ", ", alike.both())));
        }
        if (alike.product()) {
            why.add(page.t("wall.both-product"));
        }
        if (alike.price()) {
            why.add(page.t("wall.both-price"));
        }
        return String.join(" · ", why);
    }

    public static String tone(PostedWish.State state) {
        return switch (state) {
            case PUBLIC -> "good";
            case WAITING -> "info";
            case REFUSED -> "warn";
            case WITHDRAWN, JOINED -> "";
        };
    }

    /** Persons in each region that is told, then all others together. */
    public static List<Parts.Bar> regions(Page page, WallReading.Demand demand) {
        var bars = new ArrayList<Parts.Bar>();
        demand.regions()
                .forEach(one -> bars.add(new Parts.Bar(
                        region(page, one.region()),
                        one.persons(),
                        page.t("wall.persons", "count", one.persons()),
                        "")));
        if (demand.elsewhere() > 0 && !bars.isEmpty()) {
            bars.add(new Parts.Bar(
                    page.t("wall.elsewhere"),
                    demand.elsewhere(),
                    page.t("wall.persons", "count", demand.elsewhere()),
                    ""));
        }
        return bars;
    }

    /** Median, and the middle half. */
    public static List<Parts.Figure> prices(Page page, WallReading.Demand demand) {
        return demand.prices().stream()
                .map(band -> new Parts.Figure(
                        page.money(Money.of(band.median(), band.currency())),
                        page.t(
                                "wall.price-band",
                                "lower",
                                page.amount(Money.of(band.lower(), band.currency())),
                                "upper",
                                page.money(Money.of(band.upper(), band.currency())),
                                "count",
                                band.persons()),
                        "",
                        ""))
                .toList();
    }
}

package org.wishwright.platform.wish.web;

import java.util.List;
import java.util.Map;
import org.wishwright.configuration.compiled.Answer;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.platform.catalog.PublishedVersion;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.foundation.QrPicture;

/**
 * A configuration on a sheet of paper. It has no measures, which are nobody else's business.
 *
 * @param from price of the cheapest product with the choices
 * @param whole whether nothing is open
 * @param link where it opens
 * @param code address of the link's QR code; empty where the link is too long for one
 */
public record Poster(
        LocalText name,
        VersionId version,
        Map<String, String> choices,
        List<Line> lines,
        Money from,
        boolean whole,
        String link,
        String code,
        String back) {

    /** A choice by its names. */
    public record Line(LocalText module, LocalText choice) {}

    static Poster of(PublishedVersion version, ConfiguratorAddress shared, Answer answer, String here) {
        var lines = version.model().modules().stream()
                .filter(module -> shared.choices().containsKey(module.id()))
                .map(module -> new Line(
                        module.name(),
                        Named.choice(version, module.id(), shared.choices().getOrDefault(module.id(), ""))))
                .toList();
        var link = here + shared.share();
        return new Poster(
                version.name(),
                version.id(),
                shared.choices(),
                lines,
                new Money(answer.priceMin().orElseThrow(), version.model().currency()),
                answer.priceMin().equals(answer.priceMax()),
                link,
                link.length() <= QrPicture.LONGEST ? shared.under("qr.svg") : "",
                shared.share());
    }
}

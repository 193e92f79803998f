package org.wishwright.platform.catalog.web;

import java.util.Currency;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;
import org.wishwright.platform.catalog.RoundNumber;
import org.wishwright.platform.catalog.Studio.Judged;
import org.wishwright.platform.catalog.VersionReport;

/**
 * What a model means to who sells it.
 *
 * @param count of possible products, in words of the page
 * @param cheapest null where there is no product, or it is not known
 */
public record Meaning(
        String count, @Nullable Money cheapest, @Nullable Money dearest) {

    private static final Meaning UNKNOWN = new Meaning("", null, null);

    static Meaning of(VersionReport version) {
        var figures = version.figures();
        return figures == null
                ? UNKNOWN
                : new Meaning(Objects.requireNonNullElse(figures.count(), ""), figures.minPrice(), figures.maxPrice());
    }

    static Meaning of(Optional<Judged> judged, Currency currency) {
        var figures = judged.map(one -> one.judgement().figures()).orElse(null);
        return figures == null
                ? UNKNOWN
                : new Meaning(
                        figures.products().bitLength() < 60
                                ? figures.products().toString()
                                : RoundNumber.of(figures.products()),
                        new Money(figures.cheapest(), currency),
                        new Money(figures.dearest(), currency));
    }
}

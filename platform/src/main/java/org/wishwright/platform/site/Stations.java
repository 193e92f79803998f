package org.wishwright.platform.site;

import org.springframework.stereotype.Component;
import org.wishwright.kernel.LocalText;
import org.wishwright.platform.factory.Factories;
import org.wishwright.platform.identity.PartyId;

/** What a maker calls her work centres. */
@Component
public class Stations {

    private final Factories factories;

    Stations(Factories factories) {
        this.factories = factories;
    }

    /** The name of a work centre by its code; the code itself where the maker names none. */
    public LocalText name(PartyId maker, String code) {
        return factories
                .factoryOf(maker)
                .map(factory -> factories.description(factory).centreNames().get(code))
                .orElseGet(() -> LocalText.of("und", code));
    }
}

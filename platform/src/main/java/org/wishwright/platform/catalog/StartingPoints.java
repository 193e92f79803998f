package org.wishwright.platform.catalog;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;

/** Configurations that a maker offers to begin from; the stage that keeps configurations implements it. */
public interface StartingPoints {

    /** Those that the version still allows, in the order they were made. */
    List<StartingPoint> of(PublishedVersion version);

    /**
     * @param choices module to option, perhaps not all
     * @param from price of the cheapest product with them
     * @param path where it opens in the configurator
     */
    record StartingPoint(UUID id, LocalText name, Map<String, String> choices, Money from, String path) {}
}

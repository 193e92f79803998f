package org.wishwright.platform.campaign.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wishwright.configuration.ChoiceName;
import org.wishwright.kernel.LocalText;
import org.wishwright.platform.campaign.Campaign;
import org.wishwright.platform.campaign.Making;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.wish.OwnChoices;

/**
 * How something of a campaign is made, as people read it.
 *
 * @param name of what is sold
 * @param product by which it is made
 * @param number of the product's version
 * @param choices in the maker's order and words
 * @param asked names of what each buyer gives herself
 */
public record Made(
        Making making, LocalText name, LocalText product, int number, List<Choice> choices, List<LocalText> asked) {

    /** A module, and what was chosen for it. */
    public record Choice(LocalText module, LocalText option) {}

    static Made of(Catalog catalog, Campaign campaign, Making making) {
        var name = campaign.names().get(making.what());
        var version = catalog.published(making.version());
        return new Made(
                making,
                name == null ? version.name() : name,
                version.name(),
                version.number(),
                choices(catalog, making.version(), making.choices()),
                OwnChoices.names(version.model(), making.asked()));
    }

    static List<Choice> choices(Catalog catalog, VersionId version, Map<String, String> chosen) {
        var choices = new ArrayList<Choice>();
        for (var module : catalog.published(version).model().modules()) {
            var choice = chosen.get(module.id());
            if (choice != null && module.placed(choice).isAccepted()) {
                choices.add(new Choice(module.name(), ChoiceName.of(module, choice)));
            }
        }
        return choices;
    }
}

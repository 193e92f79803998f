package org.wishwright.platform.wish.web;

import java.util.Map;
import org.wishwright.configuration.ChoiceName;
import org.wishwright.kernel.LocalText;
import org.wishwright.platform.catalog.PublishedVersion;

/** Names of modules and choices of a version; what it does not know is said as it stands. */
final class Named {

    private Named() {}

    static LocalText module(PublishedVersion version, String module) {
        int found = version.vocabulary().indexOf(module);
        return found < 0 ? said(module) : version.model().modules().get(found).name();
    }

    static LocalText choice(PublishedVersion version, String module, String choice) {
        int found = version.vocabulary().indexOf(module);
        if (found < 0) {
            return said(choice);
        }
        var of = version.model().modules().get(found);
        return of.placed(choice).isAccepted() ? ChoiceName.of(of, choice) : said(choice);
    }

    private static LocalText said(String text) {
        return new LocalText("en", Map.of("en", text));
    }
}

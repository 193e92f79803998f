package org.wishwright.platform.campaign;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.identity.PartyId;

/**
 * How something of a campaign is made.
 *
 * @param what the option, reward, specification or design, as the rules name it
 * @param choices module to option, all but those that are asked
 * @param asked modules that each buyer gives herself: measures of her body, her words, her picture
 * @param hash of the configuration; where something is asked, of what is the same for all
 * @param bound as of then it is valid, and stays so
 */
public record Making(
        PartyId seller,
        String what,
        VersionId version,
        Map<String, String> choices,
        List<String> asked,
        String hash,
        Instant bound) {

    public Making {
        choices = Map.copyOf(choices);
        asked = List.copyOf(asked);
    }
}

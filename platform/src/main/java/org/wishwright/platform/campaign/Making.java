package org.wishwright.platform.campaign;

import java.util.Map;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.identity.PartyId;

/**
 * How something of a campaign is made.
 *
 * @param what the option, reward, specification or design, as the rules name it
 * @param choices module to option, complete
 * @param hash of the configuration
 */
public record Making(PartyId seller, String what, VersionId version, Map<String, String> choices, String hash) {

    public Making {
        choices = Map.copyOf(choices);
    }
}

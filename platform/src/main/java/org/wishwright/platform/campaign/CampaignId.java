package org.wishwright.platform.campaign;

import java.util.UUID;

/** A campaign. */
public record CampaignId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}

package org.wishwright.platform.campaign.web;

import java.util.List;
import org.springframework.web.util.UriComponentsBuilder;
import org.wishwright.platform.campaign.store.CampaignStore;
import org.wishwright.platform.campaign.ways.Way;
import org.wishwright.platform.campaign.work.CampaignReading;

/**
 * A page of the list of campaigns.
 *
 * @param later whether this is not its first page
 */
public record ListView(CampaignReading.Page found, CampaignStore.Wanted wanted, List<Way> ways, boolean later) {

    /** Whether nothing was asked for in particular. */
    public boolean all() {
        return wanted.mechanism().isEmpty() && wanted.search().isEmpty() && !wanted.over();
    }

    public String in(String way) {
        return address(way, wanted.over(), "");
    }

    public String over(boolean over) {
        return address(wanted.mechanism(), over, "");
    }

    public String first() {
        return later ? in(wanted.mechanism()) : "";
    }

    public String next() {
        var next = found.next();
        return next == null ? "" : address(wanted.mechanism(), wanted.over(), next);
    }

    private String address(String way, boolean over, String cursor) {
        var uri = UriComponentsBuilder.fromPath("/campaigns");
        if (!way.isEmpty()) {
            uri.queryParam("way", way);
        }
        if (over) {
            uri.queryParam("over", "yes");
        }
        if (!cursor.isEmpty()) {
            uri.queryParam("cursor", cursor);
        }
        if (!wanted.search().isEmpty()) {
            uri.queryParam("q", "{q}");
            return uri.encode().buildAndExpand(wanted.search()).toUriString();
        }
        return uri.encode().build().toUriString();
    }
}

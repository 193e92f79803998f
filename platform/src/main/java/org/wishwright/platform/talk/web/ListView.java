package org.wishwright.platform.talk.web;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.wishwright.platform.foundation.Page;
import org.wishwright.platform.talk.Side;
import org.wishwright.platform.talk.work.Reading;

/**
 * A page of a list of conversations.
 *
 * @param address of the list
 * @param later whether this is not its first page
 */
public record ListView(Reading.Entries entries, String address, String search, boolean later) {

    public String title(Page page, Reading.Entry entry) {
        return page.tOr(
                        "talk.kind." + entry.conversation().subject().kind(),
                        entry.conversation().subject().kind())
                + " " + entry.conversation().title().in(page.language());
    }

    public String with(Page page, Reading.Entry entry) {
        return entry.side() == Side.MAKER ? page.t("talk.side.PERSON") : entry.maker();
    }

    public String first() {
        return later ? page(null) : "";
    }

    public String next() {
        return entries.next() == null ? "" : page(entries.next());
    }

    private String page(@Nullable String cursor) {
        var uri = UriComponentsBuilder.fromPath(address);
        if (!search.isEmpty()) {
            uri.queryParam("q", "{q}");
        }
        if (cursor != null) {
            uri.queryParam("cursor", cursor);
        }
        return (search.isEmpty() ? uri.encode().build() : uri.encode().buildAndExpand(search)).toUriString();
    }
}

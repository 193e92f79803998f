package org.wishwright.platform.notice.web;

import org.wishwright.platform.foundation.Page;
import org.wishwright.platform.notice.store.NoticeStore.Kept;
import org.wishwright.platform.notice.work.Reading;
import org.wishwright.platform.notice.work.Wording;

/**
 * A page of a person's notices.
 *
 * @param later whether this is not the first
 */
public record ListView(Wording wording, Reading.Listed listed, boolean later) {

    public String line(Page page, Kept notice) {
        return wording.line(notice, page.language(), page.zone());
    }

    public String first() {
        return later ? "/notices" : "";
    }

    public String next() {
        return listed.next() == null ? "" : "/notices?before=" + listed.next();
    }
}

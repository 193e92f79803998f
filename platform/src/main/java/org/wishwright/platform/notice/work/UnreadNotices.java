package org.wishwright.platform.notice.work;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.wishwright.platform.foundation.Badge;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.notice.store.NoticeStore;

/** How many notices wait, beside the bell on every page. */
@Component
class UnreadNotices implements Badge {

    private final NoticeStore notices;

    UnreadNotices(NoticeStore notices) {
        this.notices = notices;
    }

    @Override
    public String name() {
        return "notices";
    }

    @Override
    public int count(UUID person) {
        return notices.unread(new PartyId(person));
    }
}

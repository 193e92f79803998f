package org.wishwright.platform.notice.work;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.platform.foundation.Badges;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.notice.store.NoticeStore;
import org.wishwright.platform.notice.store.NoticeStore.Kept;

/** A person's own notices. */
@Service
public class Reading {

    private final NoticeStore notices;
    private final Live live;
    private final BusinessClock clock;

    Reading(NoticeStore notices, Live live, BusinessClock clock) {
        this.notices = notices;
        this.live = live;
        this.clock = clock;
    }

    /** @param next cursor of the next page; null on the last */
    public record Listed(List<Kept> items, @Nullable UUID next) {}

    /** Newest first. */
    public Listed list(Caller caller, @Nullable UUID before, int limit) {
        var found = notices.list(caller.person(), before, limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        return new Listed(shown, found.size() > limit ? shown.getLast().id() : null);
    }

    /** All up to this one are read. */
    @Transactional
    public void read(Caller caller, UUID newest) {
        notices.markRead(caller.person(), newest, clock.instant());
        live.touch(Badges.topic(caller.person().value()));
    }
}

package org.wishwright.platform.notice.work;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.IdSource;
import org.wishwright.platform.foundation.Badges;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.notice.Notice;
import org.wishwright.platform.notice.Notices;
import org.wishwright.platform.notice.store.NoticeStore;

/** Keeps a notice for each who is to know it, and what is to be carried to her. */
@Service
class Telling implements Notices {

    private static final int MOST = 5_000;

    private final NoticeStore notices;
    private final Carriers carriers;
    private final Parties parties;
    private final Wording wording;
    private final Live live;
    private final IdSource ids;
    private final BusinessClock clock;

    Telling(
            NoticeStore notices,
            Carriers carriers,
            Parties parties,
            Wording wording,
            Live live,
            IdSource ids,
            BusinessClock clock) {
        this.notices = notices;
        this.carriers = carriers;
        this.parties = parties;
        this.wording = wording;
        this.live = live;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(Collection<PartyId> told, Notice notice) {
        if (told.size() > MOST) {
            throw new IllegalArgumentException("At most " + MOST + " parties are told at once, not " + told.size());
        }
        var persons = new ArrayList<PartyId>(new LinkedHashSet<>(parties.personsOf(told)));
        if (persons.isEmpty()) {
            return;
        }
        var fresh = persons.stream().map(person -> ids.next()).toList();
        notices.insert(fresh, persons, notice, wording.written(notice.args()), carriers.channels(), clock.instant());
        live.touch(persons.stream().map(person -> Badges.topic(person.value())).toList());
    }
}

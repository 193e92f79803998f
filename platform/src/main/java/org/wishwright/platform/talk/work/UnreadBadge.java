package org.wishwright.platform.talk.work;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.wishwright.platform.foundation.Badge;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.talk.Talk;

/** How many messages wait, beside their link on every page. */
@Component
class UnreadBadge implements Badge {

    private final Talk talk;

    UnreadBadge(Talk talk) {
        this.talk = talk;
    }

    @Override
    public String name() {
        return "talk";
    }

    @Override
    public int count(UUID person) {
        return talk.unread(new PartyId(person));
    }
}

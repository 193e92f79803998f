package org.wishwright.platform.talk.work;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.wishwright.platform.foundation.Badge;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.talk.store.ConversationStore;

/** In how many conversations help was asked that has not ended: for operators, nobody else is told. */
@Component
class HelpBadge implements Badge {

    private final ConversationStore conversations;
    private final Parties parties;

    HelpBadge(ConversationStore conversations, Parties parties) {
        this.conversations = conversations;
        this.parties = parties;
    }

    @Override
    public String name() {
        return "help";
    }

    @Override
    public int count(UUID person) {
        return parties.callerOf(new PartyId(person)).isOperator() ? conversations.countAsking() : 0;
    }
}

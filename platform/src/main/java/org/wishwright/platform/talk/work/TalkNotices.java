package org.wishwright.platform.talk.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.notice.Arg;
import org.wishwright.platform.notice.Notice;
import org.wishwright.platform.notice.Notices;
import org.wishwright.platform.notice.Topic;
import org.wishwright.platform.talk.MessageSent;
import org.wishwright.platform.talk.store.ConversationStore;
import org.wishwright.platform.talk.store.ConversationStore.Conversation;
import org.wishwright.platform.talk.store.MessageStore;

/** Tells those who talk of what was written to them: once until they have read it, however much is written meanwhile. */
@Component
class TalkNotices {

    private final ConversationStore conversations;
    private final MessageStore messages;
    private final Parties parties;
    private final Notices notices;

    TalkNotices(ConversationStore conversations, MessageStore messages, Parties parties, Notices notices) {
        this.conversations = conversations;
        this.messages = messages;
        this.parties = parties;
        this.notices = notices;
    }

    @ApplicationModuleListener
    void on(MessageSent event) {
        var conversation = conversations.find(event.subject()).orElse(null);
        var message = messages.find(event.subject(), event.number()).orElse(null);
        if (conversation == null || message == null) {
            return;
        }
        var others = new ArrayList<>(parties.personsOf(List.of(conversation.person(), conversation.organisation())));
        others.remove(message.author());
        conversations.read(others, event.subject()).forEach((read, persons) -> {
            if (read < event.number()) {
                notices.tell(persons, written(conversation, read));
            }
        });
    }

    /** @param read so far: the same until she reads on, and so is the notice */
    private static Notice written(Conversation conversation, int read) {
        var subject = conversation.subject();
        return new Notice(
                "talk-message",
                Topic.TALK,
                Map.of("title", new Arg.Words(conversation.title())),
                subject.path(),
                subject.topic() + ":" + read);
    }
}

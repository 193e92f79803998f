package org.wishwright.platform.talk.work;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Membership;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.talk.About;
import org.wishwright.platform.talk.ServiceDesk;
import org.wishwright.platform.talk.Side;
import org.wishwright.platform.talk.Subject;
import org.wishwright.platform.talk.TalkSubject;
import org.wishwright.platform.talk.store.ConversationStore;
import org.wishwright.platform.talk.store.ConversationStore.Conversation;

/** Lets participants and service staff into a conversation; for everyone else there is none. */
@Component
class Door {

    private final ConversationStore store;
    private final Map<String, TalkSubject> kinds;
    private final ServiceDesk service;
    private final BusinessClock clock;

    Door(ConversationStore store, List<TalkSubject> kinds, ServiceDesk service, BusinessClock clock) {
        this.store = store;
        this.kinds = kinds.stream().collect(Collectors.toUnmodifiableMap(TalkSubject::kind, Function.identity()));
        this.service = service;
        this.clock = clock;
    }

    Admission open(Caller caller, Subject subject) {
        var begun = store.find(subject);
        if (begun.isPresent()) {
            var conversation = begun.get();
            return side(caller, conversation)
                    .or(() -> service.mayJoin(caller, subject, conversation.helpAsked() != null)
                            ? Optional.of(Side.SERVICE)
                            : Optional.empty())
                    .map(side -> new Admission(conversation, side))
                    .orElseThrow(Door::notFound);
        }
        var about = Optional.ofNullable(kinds.get(subject.kind()))
                .flatMap(kind -> kind.about(subject.id()))
                .orElseThrow(Door::notFound);
        var fresh = fresh(subject, about);
        return side(caller, fresh)
                .filter(side -> side == Side.PERSON || !about.personBegins())
                .map(side -> new Admission(fresh, side))
                .orElseThrow(Door::notFound);
    }

    static ConversationStore.Reader reader(Caller caller) {
        return new ConversationStore.Reader(
                caller.person(), organisations(caller, Role.MAKER), organisations(caller, Role.FLOOR));
    }

    private Conversation fresh(Subject subject, About about) {
        return new Conversation(
                subject,
                about.title(),
                about.person(),
                about.maker(),
                about.roles().contains(Role.FLOOR),
                about.personPage(),
                about.makerPage(),
                about.operatorPage(),
                0,
                clock.instant(),
                null,
                null,
                null,
                null);
    }

    private static Optional<Side> side(Caller caller, Conversation conversation) {
        if (caller.person().equals(conversation.person())) {
            return Optional.of(Side.PERSON);
        }
        var maker = conversation.organisation();
        boolean works = caller.memberships().contains(new Membership(maker, Role.MAKER))
                || conversation.floor() && caller.memberships().contains(new Membership(maker, Role.FLOOR));
        return works ? Optional.of(Side.MAKER) : Optional.empty();
    }

    private static List<PartyId> organisations(Caller caller, Role role) {
        return caller.memberships().stream()
                .filter(membership -> membership.role() == role)
                .map(Membership::organisation)
                .toList();
    }

    private static RefusedException notFound() {
        return new RefusedException(Refusal.of(
                "talk.conversation-not-found",
                "There is no such conversation, or you take no part in it. Look among your messages."));
    }
}

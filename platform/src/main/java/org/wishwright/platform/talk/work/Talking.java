package org.wishwright.platform.talk.work;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.files.FileId;
import org.wishwright.platform.files.Files;
import org.wishwright.platform.foundation.Badges;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.foundation.Idempotency;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PersonalWords;
import org.wishwright.platform.talk.MessageSent;
import org.wishwright.platform.talk.ServiceDesk;
import org.wishwright.platform.talk.Side;
import org.wishwright.platform.talk.Subject;
import org.wishwright.platform.talk.Trouble;
import org.wishwright.platform.talk.store.ConversationStore;
import org.wishwright.platform.talk.store.MessageStore;
import org.wishwright.platform.talk.store.MessageStore.Message;

/** Sends messages, marks them read, asks for help and ends it. */
@Service
public class Talking {

    static final int MOST_A_MINUTE = 30;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Door door;
    private final ConversationStore conversations;
    private final MessageStore messages;
    private final Files files;
    private final PersonalWords words;
    private final ServiceDesk service;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;
    private final BusinessClock clock;
    private final Live live;
    private final ApplicationEventPublisher events;

    Talking(
            Door door,
            ConversationStore conversations,
            MessageStore messages,
            Files files,
            PersonalWords words,
            ServiceDesk service,
            Idempotency idempotency,
            TransactionTemplate transaction,
            BusinessClock clock,
            Live live,
            ApplicationEventPublisher events) {
        this.door = door;
        this.conversations = conversations;
        this.messages = messages;
        this.files = files;
        this.words = words;
        this.service = service;
        this.idempotency = idempotency;
        this.transaction = transaction;
        this.clock = clock;
        this.live = live;
        this.events = events;
    }

    /** What makes two messages with one key the same. */
    private record Request(
            Subject subject,
            String text,
            List<FileId> pictures,
            @Nullable Trouble trouble) {}

    /** @param number of the message in its conversation, from 1 */
    public record Sent(int number) {}

    /**
     * Sends a message once: with the same key again it answers as the first time.
     *
     * @param pictures as chosen by the sender; they are checked and kept before anything else
     */
    public Sent send(Caller caller, Subject subject, String typed, List<byte[]> pictures, String key) {
        return send(caller, subject, typed, pictures, null, key);
    }

    /** Says what is wrong with something received, once: the conversation says so until {@link #settle}. Its buyer alone may. */
    public Sent report(
            Caller caller, Subject subject, Trouble trouble, String typed, List<byte[]> pictures, String key) {
        onlyThePerson(door.open(caller, subject));
        return send(caller, subject, typed, pictures, trouble, key);
    }

    /** What was wrong is settled, says she who reported it; the help that she asked for ends with it. */
    @Transactional
    public void settle(Caller caller, Subject subject) {
        var admission = door.open(caller, subject);
        onlyThePerson(admission);
        var conversation = conversations.lock(admission.conversation());
        conversations.trouble(subject, null, clock.instant());
        if (conversation.helpAsked() != null && admission.mayEndHelp(caller)) {
            conversations.endHelp(subject);
            live.touch(OperatorsHelp.TOPIC);
        }
        live.touch(List.of(
                subject.topic(),
                Badges.topic(conversation.person().value()),
                Badges.topic(conversation.organisation().value())));
    }

    private static void onlyThePerson(Admission admission) {
        if (admission.side() != Side.PERSON) {
            throw new RefusedException(
                    Refusal.of("talk.trouble-forbidden", "Only the buyer says that something is wrong, or settled."));
        }
    }

    private Sent send(
            Caller caller,
            Subject subject,
            String typed,
            List<byte[]> pictures,
            @Nullable Trouble trouble,
            String key) {
        door.open(caller, subject);
        var text = MessageText.checked(typed, pictures.size());
        var kept = pictures.stream()
                .map(picture -> files.keepPicture(caller.person(), picture, "pictures"))
                .toList();
        var request = new Request(subject, text, kept, trouble);
        return transaction.execute(status -> idempotency.once(
                caller.person().value(), key, request, Sent.class, () -> keep(caller, subject, text, kept, trouble)));
    }

    private Sent keep(Caller caller, Subject subject, String text, List<FileId> pictures, @Nullable Trouble trouble) {
        var admission = door.open(caller, subject);
        var now = clock.instant();
        if (messages.sentSince(caller.person(), now.minus(MINUTE)) >= MOST_A_MINUTE) {
            throw new RefusedException(Refusal.of(
                    "talk.throttled",
                    "That were many messages in a minute. Wait a moment, then send this one.",
                    "seconds",
                    MINUTE.toSeconds(),
                    "field",
                    "text"));
        }
        var conversation = conversations.lock(admission.conversation());
        int number = conversation.last() + 1;
        var sealed = text.isEmpty() ? null : words.seal(caller.person(), Reading.sealOf(subject, number), text);
        messages.insert(
                subject, new Message(number, caller.person(), admission.side(), sealed, pictures, now, trouble));
        if (trouble != null) {
            conversations.trouble(subject, trouble, now);
        }
        conversations.advance(subject, number, now);
        if (admission.side() != Side.SERVICE) {
            conversations.mark(caller.person(), subject, number);
        }
        events.publishEvent(new MessageSent(subject, number));
        service.received(subject, admission.side(), conversation.helpAsked() != null);
        live.touch(List.of(
                subject.topic(),
                Badges.topic(conversation.person().value()),
                Badges.topic(conversation.organisation().value())));
        return new Sent(number);
    }

    /** Notes that the caller has read up to a message; service staff leave no mark. */
    @Transactional
    public void read(Caller caller, Subject subject, int number) {
        var admission = door.open(caller, subject);
        int last = admission.conversation().last();
        if (admission.side() != Side.SERVICE && last > 0 && number > 0) {
            conversations.mark(caller.person(), subject, Math.min(number, last));
            live.touch(Badges.topic(caller.person().value()));
        }
    }

    /** Lets service staff in; asking twice asks once. */
    @Transactional
    public void askForHelp(Caller caller, Subject subject) {
        var admission = door.open(caller, subject);
        var conversation = conversations.lock(admission.conversation());
        if (conversation.helpAsked() == null) {
            conversations.askForHelp(subject, caller.person(), clock.instant());
            live.touch(List.of(subject.topic(), OperatorsHelp.TOPIC));
        }
    }

    /** The help is given, or she who asked no longer needs it: service staff leave the conversation. */
    @Transactional
    public void endHelp(Caller caller, Subject subject) {
        var admission = door.open(caller, subject);
        conversations.lock(admission.conversation());
        if (!admission.mayEndHelp(caller)) {
            throw new RefusedException(Refusal.of(
                    "talk.help-forbidden", "Only who asked for help ends it, or Wishwright once it is given."));
        }
        conversations.endHelp(subject);
        live.touch(List.of(subject.topic(), OperatorsHelp.TOPIC));
    }
}

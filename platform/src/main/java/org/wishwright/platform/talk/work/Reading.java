package org.wishwright.platform.talk.work;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.files.FileId;
import org.wishwright.platform.foundation.PlainText;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Disclosures;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.PersonalWords;
import org.wishwright.platform.talk.Side;
import org.wishwright.platform.talk.Subject;
import org.wishwright.platform.talk.Talk;
import org.wishwright.platform.talk.Trouble;
import org.wishwright.platform.talk.Troubles;
import org.wishwright.platform.talk.store.ConversationStore;
import org.wishwright.platform.talk.store.ConversationStore.Conversation;
import org.wishwright.platform.talk.store.ConversationStore.Position;
import org.wishwright.platform.talk.store.MessageStore;
import org.wishwright.platform.talk.store.MessageStore.Message;

/** Answers about conversations: their messages, and the lists of those who take part. */
@Service
public class Reading implements Talk, Troubles {

    public static final int MOST_ON_A_PAGE = 100;
    private static final int MOST_TROUBLES = 200;

    private final Door door;
    private final ConversationStore conversations;
    private final MessageStore messages;
    private final PersonalWords words;
    private final Parties parties;
    private final Disclosures looks;

    Reading(
            Door door,
            ConversationStore conversations,
            MessageStore messages,
            PersonalWords words,
            Parties parties,
            Disclosures looks) {
        this.door = door;
        this.conversations = conversations;
        this.messages = messages;
        this.words = words;
        this.parties = parties;
        this.looks = looks;
    }

    /**
     * A message as its reader sees it.
     *
     * @param erased its author is no longer known: words and pictures are gone
     * @param author the name of a colleague; empty for all whom the reader knows by their side alone
     * @param trouble what it reports; null where it reports nothing
     */
    public record Line(
            int number,
            Side side,
            boolean mine,
            boolean erased,
            String author,
            String text,
            int pictures,
            Instant sent,
            @Nullable Trouble trouble) {}

    /**
     * Some messages of a conversation, oldest first.
     *
     * @param maker the name of the organisation
     * @param earlier number to ask for the messages before these; 0 where there are none
     * @param mayEndHelp whether the reader may end the help that was asked for
     */
    public record Thread(Admission admission, String maker, List<Line> lines, int earlier, boolean mayEndHelp) {

        public Thread {
            lines = List.copyOf(lines);
        }

        public Subject subject() {
            return admission.conversation().subject();
        }

        /** Number of the newest message here, 0 where there is none. */
        public int newest() {
            return lines.isEmpty() ? 0 : lines.getLast().number();
        }
    }

    /** @param maker the name of the organisation; {@code side} is the reader's */
    public record Entry(Conversation conversation, Side side, String maker, int unread) {}

    /** @param next cursor of the next page; null on the last */
    public record Entries(List<Entry> items, @Nullable String next) {}

    /** Lets a caller in without reading, as to open a stream. */
    public Admission open(Caller caller, Subject subject) {
        return door.open(caller, subject);
    }

    /** @param before only messages before this number; 0 for the newest */
    public Thread thread(Caller caller, Subject subject, int before, int limit) {
        var admission = door.open(caller, subject);
        if (admission.side() == Side.SERVICE) {
            looks.seen(caller, admission.conversation().person(), Disclosures.Field.WORDS, "talk.help");
        }
        int wanted = Math.clamp(limit, 1, MOST_ON_A_PAGE);
        var found = messages.before(subject, before <= 0 ? Integer.MAX_VALUE : before, wanted + 1);
        var shown = new ArrayList<>(found.subList(0, Math.min(wanted, found.size()))).reversed();
        var maker = parties.displayName(admission.conversation().organisation());
        int earlier = found.size() > wanted ? shown.getFirst().number() : 0;
        return new Thread(admission, maker, lines(caller, admission, shown), earlier, admission.mayEndHelp(caller));
    }

    private List<Line> lines(Caller caller, Admission admission, List<Message> shown) {
        var authors = shown.stream().map(Message::author).distinct().toList();
        var reader = words.reader(authors);
        var names = admission.side() == Side.MAKER
                ? parties.displayNames(shown.stream()
                        .filter(message -> message.side() == Side.MAKER)
                        .map(Message::author)
                        .toList())
                : java.util.Map.<PartyId, String>of();
        Function<Message, String> text = message -> message.words() == null
                ? ""
                : reader.open(
                                message.author(),
                                sealOf(admission.conversation().subject(), message.number()),
                                message.words())
                        .orElse("");
        return shown.stream()
                .map(message -> new Line(
                        message.number(),
                        message.side(),
                        message.author().equals(caller.person()),
                        !reader.knows(message.author()),
                        names.getOrDefault(message.author(), ""),
                        text.apply(message),
                        reader.knows(message.author()) ? message.pictures().size() : 0,
                        message.sent(),
                        message.trouble()))
                .toList();
    }

    /** A picture of a message; with its author it is gone. */
    public Optional<FileId> picture(Caller caller, Subject subject, int number, int position) {
        door.open(caller, subject);
        return messages.find(subject, number)
                .filter(message ->
                        position >= 0 && position < message.pictures().size())
                .filter(message -> words.reader(List.of(message.author())).knows(message.author()))
                .map(message -> message.pictures().get(position));
    }

    /** The caller's conversations, the one with the newest message first. */
    public Entries mine(Caller caller, String search, @Nullable String cursor, int limit) {
        int wanted = Math.clamp(limit, 1, MOST_ON_A_PAGE);
        var found = conversations.list(Door.reader(caller), bounded(search), position(cursor), wanted + 1);
        var shown = found.subList(0, Math.min(wanted, found.size()));
        var names = parties.displayNames(
                shown.stream().map(one -> one.conversation().organisation()).toList());
        var entries = shown.stream()
                .map(one -> new Entry(
                        one.conversation(),
                        one.conversation().person().equals(caller.person()) ? Side.PERSON : Side.MAKER,
                        names.getOrDefault(one.conversation().organisation(), Parties.NOBODY),
                        one.unread()))
                .toList();
        return new Entries(
                entries,
                found.size() > wanted
                        ? cursor(
                                shown.getLast().conversation().latest(),
                                shown.getLast().conversation().subject())
                        : null);
    }

    /** Conversations in which help was asked, the longest waiting first; for operators. */
    public Entries asking(Caller operator, String search, @Nullable String cursor, int limit) {
        if (!operator.isOperator()) {
            throw new RefusedException(
                    Refusal.of("identity.operator-forbidden", "Only the platform's operators may do this."));
        }
        int wanted = Math.clamp(limit, 1, MOST_ON_A_PAGE);
        var found = conversations.asking(bounded(search), position(cursor), wanted + 1);
        var shown = found.subList(0, Math.min(wanted, found.size()));
        var names = parties.displayNames(
                shown.stream().map(Conversation::organisation).toList());
        var entries = shown.stream()
                .map(one -> new Entry(one, Side.SERVICE, names.getOrDefault(one.organisation(), Parties.NOBODY), 0))
                .toList();
        var last = shown.isEmpty() ? null : shown.getLast();
        return new Entries(
                entries,
                last != null && found.size() > wanted && last.helpAsked() != null
                        ? cursor(last.helpAsked(), last.subject())
                        : null);
    }

    @Override
    public int unread(PartyId person) {
        return conversations.unread(Door.reader(parties.callerOf(person)));
    }

    @Override
    public List<Troubles.Open> reportedBy(PartyId person) {
        return open(conversations.troublesOf(person, MOST_TROUBLES));
    }

    @Override
    public List<Troubles.Open> concerning(PartyId organisation, int most) {
        return open(conversations.troublesWith(organisation, most));
    }

    private static List<Troubles.Open> open(List<Conversation> found) {
        return found.stream()
                .map(one -> new Troubles.Open(
                        one.subject(),
                        one.title(),
                        Objects.requireNonNull(one.trouble()),
                        Objects.requireNonNull(one.troubleSince()),
                        one.helpAsked() != null,
                        one.personPage(),
                        one.makerPage()))
                .toList();
    }

    /** What binds sealed words to their place. */
    static String sealOf(Subject subject, int number) {
        return "talk.message " + subject.kind() + " " + subject.id() + " " + number;
    }

    private static String bounded(String search) {
        var line = PlainText.line(search);
        return line.substring(0, Math.min(line.length(), 100));
    }

    private static String cursor(Instant at, Subject subject) {
        return at + "_" + subject.id();
    }

    private static @Nullable Position position(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            int middle = cursor.indexOf('_');
            return new Position(
                    Instant.parse(cursor.substring(0, middle)), UUID.fromString(cursor.substring(middle + 1)));
        } catch (DateTimeException | IllegalArgumentException | StringIndexOutOfBoundsException e) {
            throw new RefusedException(Refusal.of(
                    "request.cursor-invalid", "This cursor is not one that was given. Start from the first page."));
        }
    }
}

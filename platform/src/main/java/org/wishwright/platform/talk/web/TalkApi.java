package org.wishwright.platform.talk.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.wishwright.platform.files.ChosenPictures;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.talk.Subject;
import org.wishwright.platform.talk.work.Reading;
import org.wishwright.platform.talk.work.Talking;

/** Conversations as JSON. */
@RestController
@RequestMapping("/api/v1")
class TalkApi {

    private final Reading reading;
    private final Talking talking;

    TalkApi(Reading reading, Talking talking) {
        this.reading = reading;
        this.talking = talking;
    }

    /** @param side on which the reader speaks */
    record EntryBody(
            String kind,
            UUID id,
            String title,
            String side,
            String maker,
            int unread,
            int messages,
            Instant latest,
            @Nullable Instant helpAsked) {

        static EntryBody of(Reading.Entry entry) {
            var conversation = entry.conversation();
            return new EntryBody(
                    conversation.subject().kind(),
                    conversation.subject().id(),
                    conversation.title().source(),
                    entry.side().name(),
                    entry.maker(),
                    entry.unread(),
                    conversation.last(),
                    conversation.latest(),
                    conversation.helpAsked());
        }
    }

    record EntriesBody(List<EntryBody> items, @Nullable String next) {

        static EntriesBody of(Reading.Entries entries) {
            return new EntriesBody(entries.items().stream().map(EntryBody::of).toList(), entries.next());
        }
    }

    /**
     * @param text {@code —} where the author was erased
     * @param pictures how many; each is at {@code /talk/<kind>/<id>/messages/<number>/pictures/<from 0>?size=THUMBNAIL|SCREEN}
     */
    record MessageBody(int number, String side, boolean mine, String text, int pictures, Instant sent) {

        static MessageBody of(Reading.Line line) {
            return new MessageBody(
                    line.number(),
                    line.side().name(),
                    line.mine(),
                    line.erased() ? Parties.NOBODY : line.text(),
                    line.pictures(),
                    line.sent());
        }
    }

    /** @param earlier to be given as {@code before} for the messages before these; null where there are none */
    record ThreadBody(
            String kind,
            UUID id,
            String title,
            String side,
            String maker,
            boolean helpAsked,
            List<MessageBody> messages,
            @Nullable Integer earlier) {

        static ThreadBody of(Reading.Thread thread) {
            var conversation = thread.admission().conversation();
            return new ThreadBody(
                    conversation.subject().kind(),
                    conversation.subject().id(),
                    conversation.title().source(),
                    thread.admission().side().name(),
                    thread.maker(),
                    thread.admission().helpAsked(),
                    thread.lines().stream().map(MessageBody::of).toList(),
                    thread.earlier() == 0 ? null : thread.earlier());
        }
    }

    record TextBody(@Nullable String text) {}

    record ReadBody(int number) {}

    @GetMapping("/talk")
    EntriesBody list(
            Caller caller,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return EntriesBody.of(reading.mine(caller, q, cursor, limit));
    }

    /** Reading here marks nothing as read; say so by {@code /read}. */
    @GetMapping("/talk/{kind}/{id}")
    ThreadBody thread(
            Caller caller,
            @PathVariable String kind,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int before,
            @RequestParam(defaultValue = "50") int limit) {
        return ThreadBody.of(reading.thread(caller, new Subject(kind, id), before, limit));
    }

    @PostMapping(path = "/talk/{kind}/{id}/messages", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Talking.Sent send(
            Caller caller,
            @PathVariable String kind,
            @PathVariable UUID id,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody TextBody body) {
        return talking.send(caller, new Subject(kind, id), body.text() == null ? "" : body.text(), List.of(), key);
    }

    /** As above with pictures: parts {@code text} and up to four times {@code pictures}. */
    @PostMapping(path = "/talk/{kind}/{id}/messages", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Talking.Sent send(
            Caller caller,
            @PathVariable String kind,
            @PathVariable UUID id,
            @RequestHeader("Idempotency-Key") String key,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable List<MultipartFile> pictures) {
        return talking.send(caller, new Subject(kind, id), text, ChosenPictures.of(pictures), key);
    }

    @PostMapping("/talk/{kind}/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(Caller caller, @PathVariable String kind, @PathVariable UUID id, @RequestBody ReadBody body) {
        talking.read(caller, new Subject(kind, id), body.number());
    }

    @PostMapping("/talk/{kind}/{id}/help")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void help(Caller caller, @PathVariable String kind, @PathVariable UUID id) {
        talking.askForHelp(caller, new Subject(kind, id));
    }

    @PostMapping("/talk/{kind}/{id}/help/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void helped(Caller caller, @PathVariable String kind, @PathVariable UUID id) {
        talking.endHelp(caller, new Subject(kind, id));
    }

    @GetMapping("/operator/talk")
    EntriesBody asking(
            Caller caller,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return EntriesBody.of(reading.asking(caller, q, cursor, limit));
    }
}

package org.wishwright.platform.notice.web;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wishwright.platform.foundation.Words;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.notice.Channel;
import org.wishwright.platform.notice.Topic;
import org.wishwright.platform.notice.work.Reading;
import org.wishwright.platform.notice.work.Wants;
import org.wishwright.platform.notice.work.Wording;

/** A person's notices for programs, and the one click by which mail programs unsubscribe. */
@RestController
@RequestMapping("/api/v1/notices")
class NoticeApi {

    private static final int A_PAGE = 50;

    private final Reading reading;
    private final Wants wants;
    private final Wording wording;

    NoticeApi(Reading reading, Wants wants, Wording wording) {
        this.reading = reading;
        this.wants = wants;
        this.wording = wording;
    }

    /** @param english and {@code chinese}: what it says */
    record Item(
            UUID id,
            String kind,
            Topic topic,
            String english,
            String chinese,
            String link,
            Instant told,
            boolean read) {}

    /** @param next to be given as {@code before} for the next page; null on the last */
    record Items(List<Item> items, @Nullable UUID next) {}

    @GetMapping
    Items list(Caller caller, @RequestParam(required = false) @Nullable UUID before) {
        var listed = reading.list(caller, before, A_PAGE);
        var items = listed.items().stream()
                .map(kept -> new Item(
                        kept.id(),
                        kept.kind(),
                        kept.topic(),
                        wording.line(kept, Words.ENGLISH, wording.zone()),
                        wording.line(kept, Words.CHINESE, wording.zone()),
                        kept.link(),
                        kept.told(),
                        kept.read() != null))
                .toList();
        return new Items(items, listed.next());
    }

    /** All up to this one are read. */
    @PostMapping("/{newest}/reading")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(Caller caller, @PathVariable UUID newest) {
        reading.read(caller, newest);
    }

    /** The same address in a browser. */
    @GetMapping("/off/{token}/{topic}/{channel}")
    ResponseEntity<Void> off(@PathVariable UUID token, @PathVariable Topic topic, @PathVariable Channel channel) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/notices/off/" + token + "/" + topic + "/" + channel))
                .build();
    }

    @PostMapping("/off/{token}/{topic}/{channel}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void stop(@PathVariable UUID token, @PathVariable Topic topic, @PathVariable Channel channel) {
        wants.stop(token, topic, channel);
    }
}

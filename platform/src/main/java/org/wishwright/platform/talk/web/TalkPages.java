package org.wishwright.platform.talk.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.files.ChosenPictures;
import org.wishwright.platform.files.Files;
import org.wishwright.platform.files.PictureAnswer;
import org.wishwright.platform.files.Size;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.talk.Subject;
import org.wishwright.platform.talk.work.Reading;
import org.wishwright.platform.talk.work.Talking;

/** A person's conversations: their list, and each with its messages and a form to write in. */
@Controller
@RequestMapping("/talk")
class TalkPages {

    private static final int CONVERSATIONS = 20;
    private static final int MESSAGES = 30;

    private final Reading reading;
    private final Talking talking;
    private final Files files;
    private final Live live;

    TalkPages(Reading reading, Talking talking, Files files, Live live) {
        this.reading = reading;
        this.talking = talking;
        this.files = files;
        this.live = live;
    }

    @GetMapping
    ModelAndView list(
            Caller caller,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String cursor) {
        var entries = reading.mine(caller, q, cursor, CONVERSATIONS);
        return new ModelAndView("talk/list")
                .addObject("view", new ListView(entries, "/talk", q, cursor != null && !cursor.isEmpty()));
    }

    /** Whoever opens the newest messages has read them. */
    @GetMapping("/{kind}/{id}")
    ModelAndView show(
            Caller caller,
            @PathVariable String kind,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int before) {
        var thread = reading.thread(caller, new Subject(kind, id), before, MESSAGES);
        if (before <= 0) {
            talking.read(caller, thread.subject(), thread.newest());
        }
        return page("talk/talk", new ThreadView(thread, "", UUID.randomUUID().toString(), before > 0), null);
    }

    /** The messages alone, fetched again when there is news. */
    @GetMapping("/{kind}/{id}/part")
    ModelAndView part(Caller caller, @PathVariable String kind, @PathVariable UUID id) {
        var thread = reading.thread(caller, new Subject(kind, id), 0, MESSAGES);
        talking.read(caller, thread.subject(), thread.newest());
        return page("talk/thread", new ThreadView(thread, "", "", false), null);
    }

    @GetMapping("/{kind}/{id}/live")
    SseEmitter live(Caller caller, @PathVariable String kind, @PathVariable UUID id) {
        var subject = new Subject(kind, id);
        reading.open(caller, subject);
        return live.watch(List.of(subject.topic()));
    }

    @PostMapping("/{kind}/{id}")
    ModelAndView send(
            Caller caller,
            @PathVariable String kind,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable List<MultipartFile> pictures,
            @RequestParam(defaultValue = "") String key) {
        var subject = new Subject(kind, id);
        try {
            talking.send(caller, subject, text, ChosenPictures.of(pictures), key);
            return new ModelAndView("redirect:" + subject.path() + "#latest");
        } catch (RefusedException e) {
            if (!e.refusal().values().containsKey("field")) {
                throw e;
            }
            return again(caller, subject, text, key, e.refusal());
        }
    }

    /** @param text what stands in the message's box, unsent: it stays there */
    @PostMapping("/{kind}/{id}/help")
    ModelAndView help(
            Caller caller,
            @PathVariable String kind,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String key) {
        var subject = new Subject(kind, id);
        talking.askForHelp(caller, subject);
        return text.isBlank()
                ? new ModelAndView("redirect:" + subject.path() + "?done=talk.help")
                : again(caller, subject, text, key, null);
    }

    /** The newest messages with what was typed. */
    private ModelAndView again(Caller caller, Subject subject, String text, String key, @Nullable Refusal refusal) {
        var thread = reading.thread(caller, subject, 0, MESSAGES);
        var once = key.isEmpty() ? UUID.randomUUID().toString() : key;
        return page("talk/talk", new ThreadView(thread, text, once, false), refusal);
    }

    @PostMapping("/{kind}/{id}/help/end")
    String helped(Caller caller, @PathVariable String kind, @PathVariable UUID id) {
        var subject = new Subject(kind, id);
        boolean serves = new ThreadView(reading.thread(caller, subject, 0, 1), "", "", false).serves();
        talking.endHelp(caller, subject);
        return "redirect:" + (serves ? "/operator/talk" : subject.path()) + "?done=talk.helped";
    }

    @GetMapping("/{kind}/{id}/messages/{number}/pictures/{position}")
    ResponseEntity<byte[]> picture(
            Caller caller,
            @PathVariable String kind,
            @PathVariable UUID id,
            @PathVariable int number,
            @PathVariable int position,
            @RequestParam(defaultValue = "SCREEN") Size size) {
        return PictureAnswer.of(reading.picture(caller, new Subject(kind, id), number, position)
                .flatMap(picture -> files.picture(picture, size)));
    }

    private static ModelAndView page(String template, ThreadView view, @Nullable Refusal refusal) {
        var status = refusal == null
                ? HttpStatus.OK
                : refusal.code().endsWith("throttled")
                        ? HttpStatus.TOO_MANY_REQUESTS
                        : HttpStatus.UNPROCESSABLE_CONTENT;
        return new ModelAndView(template, status).addObject("view", view).addObject("refusal", refusal);
    }
}

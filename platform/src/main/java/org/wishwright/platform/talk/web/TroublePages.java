package org.wishwright.platform.talk.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.files.ChosenPictures;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.talk.Subject;
import org.wishwright.platform.talk.Trouble;
import org.wishwright.platform.talk.work.Reading;
import org.wishwright.platform.talk.work.Talking;

/** Says what is wrong with an order or a piece, and that it is settled; what was said stands in their conversation. */
@Controller
@RequestMapping("/talk/{kind}/{id}/trouble")
public class TroublePages {

    private final Reading reading;
    private final Talking talking;

    TroublePages(Reading reading, Talking talking) {
        this.reading = reading;
        this.talking = talking;
    }

    /** @param chosen the reason, as typed; empty for none */
    public record View(ThreadView thread, String chosen, boolean help) {}

    @GetMapping
    ModelAndView show(Caller caller, @PathVariable String kind, @PathVariable UUID id) {
        return page(
                caller, new Subject(kind, id), "", "", false, UUID.randomUUID().toString(), null);
    }

    @PostMapping
    ModelAndView report(
            Caller caller,
            @PathVariable String kind,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable List<MultipartFile> pictures,
            @RequestParam(defaultValue = "") String help,
            @RequestParam(defaultValue = "") String key) {
        var subject = new Subject(kind, id);
        boolean wanted = help.equals("yes");
        var once = key.isEmpty() ? UUID.randomUUID().toString() : key;
        try {
            talking.report(caller, subject, trouble(reason), text, ChosenPictures.of(pictures), once);
            if (wanted) {
                talking.askForHelp(caller, subject);
            }
            return new ModelAndView("redirect:" + subject.path() + "?done=talk.trouble");
        } catch (RefusedException e) {
            if (!e.refusal().values().containsKey("field")) {
                throw e;
            }
            return page(caller, subject, reason, text, wanted, once, e.refusal());
        }
    }

    @PostMapping("/end")
    String settle(Caller caller, @PathVariable String kind, @PathVariable UUID id) {
        var subject = new Subject(kind, id);
        talking.settle(caller, subject);
        return "redirect:" + subject.path() + "?done=talk.settled";
    }

    private ModelAndView page(
            Caller caller,
            Subject subject,
            String reason,
            String text,
            boolean help,
            String key,
            @Nullable Refusal refusal) {
        var thread = new ThreadView(reading.thread(caller, subject, 0, 1), text, key, false);
        return new ModelAndView("talk/trouble", refusal == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("view", new View(thread, reason, help))
                .addObject("refusal", refusal);
    }

    private static Trouble trouble(String reason) {
        return Optional.of(reason)
                .filter(typed -> Arrays.stream(Trouble.values())
                        .anyMatch(one -> one.name().equals(typed)))
                .map(Trouble::valueOf)
                .orElseThrow(() -> new RefusedException(
                        Refusal.of("talk.trouble-missing", "Choose what is wrong.", "field", "reason")));
    }
}

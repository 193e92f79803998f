package org.wishwright.platform.wish.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.files.ChosenPictures;
import org.wishwright.platform.foundation.PageInterceptor;
import org.wishwright.platform.foundation.PlainText;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.wish.PostedWishId;
import org.wishwright.platform.wish.likeness.Described;
import org.wishwright.platform.wish.work.Alikes;
import org.wishwright.platform.wish.work.Wall;
import org.wishwright.platform.wish.work.WallReading;
import org.wishwright.platform.wish.work.WallText;

/** Writing a wish: begun from nothing, a search that failed, a conversation, a configuration or a refused wish; posted once signed in. */
@Controller
@RequestMapping("/wall")
class WallPostingPages {

    private static final int ALIKE_SHOWN = 4;
    private static final String BACK = "/login?back=%2Fwall%2Fnew%3Fkept%3Dyes";

    private final Wall wall;
    private final WallReading reading;
    private final Alikes alikes;
    private final WallWords words;
    private final WallCookie cookie;
    private final PageInterceptor pages;

    WallPostingPages(
            Wall wall, WallReading reading, Alikes alikes, WallWords words, WallCookie cookie, PageInterceptor pages) {
        this.wall = wall;
        this.reading = reading;
        this.alikes = alikes;
        this.words = words;
        this.cookie = cookie;
        this.pages = pages;
    }

    /**
     * @param q what was searched for in vain
     * @param saved a configuration of hers
     * @param again a wish of hers that was refused, to be written anew
     */
    @GetMapping("/new")
    ModelAndView write(
            Optional<Caller> caller,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String saved,
            @RequestParam(required = false) @Nullable UUID again,
            @RequestParam(defaultValue = "") String kept,
            HttpServletRequest request) {
        var earlier = kept.isEmpty() ? Optional.<Map<String, String>>empty() : cookie.kept(request);
        if (earlier.isPresent()) {
            return page(caller, earlier.get(), null, false, true, request);
        }
        var values = new LinkedHashMap<String, String>();
        if (again != null) {
            var wish = reading.one(caller, new PostedWishId(again));
            if (wish.mine()) {
                values.putAll(WallForm.of(wish.wish()));
            }
        }
        if (!q.isBlank()) {
            values.put("title", shortened(PlainText.line(q), WallText.MOST_TITLE));
        }
        if (!saved.isEmpty()) {
            values.put("saved", saved);
            caller.map(one -> words.saved(one, saved, pages.language(request)))
                    .ifPresent(said -> values.put("title", shortened(said.product(), WallText.MOST_TITLE)));
        }
        return page(caller, values, null, false, false, request);
    }

    /** @param text what she wrote to a maker or to service staff */
    @PostMapping("/begin")
    ModelAndView begin(
            Optional<Caller> caller,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String last,
            HttpServletRequest request) {
        var said = PlainText.lines(text.isBlank() ? last : text);
        var first = said.lines().findFirst().orElse("");
        var values = new LinkedHashMap<String, String>();
        values.put("title", shortened(first, WallText.MOST_TITLE));
        if (!said.equals(first) || PlainText.length(first) > WallText.MOST_TITLE) {
            values.put("body", shortened(said, WallText.MOST_BODY));
        }
        return page(caller, values, null, false, false, request);
    }

    /** Wishes that are alike, fetched while somebody types. */
    @PostMapping("/alike")
    ModelAndView alike(@RequestParam(defaultValue = "") String title, @RequestParam(defaultValue = "") String body) {
        var typed = Described.of(
                shortened(title, WallText.MOST_TITLE), shortened(body, WallText.MOST_BODY), "", Map.of(), null, "");
        return new ModelAndView("wish/wall-alike").addObject("alike", alikes.to(typed, null, ALIKE_SHOWN));
    }

    /** @param anyway whether she has seen those that are alike */
    @PostMapping
    ModelAndView post(
            Optional<Caller> caller,
            @RequestParam(defaultValue = "") String anyway,
            @RequestParam(name = "photo", required = false) @Nullable List<MultipartFile> photo,
            HttpServletRequest request,
            HttpServletResponse response) {
        var sent = WallForm.sent(request.getParameterMap());
        if (caller.isEmpty()) {
            cookie.keep(sent, request, response);
            return new ModelAndView("redirect:" + BACK);
        }
        try {
            for (var picture : ChosenPictures.of(photo).stream().limit(1).toList()) {
                sent.put("picture", wall.picture(caller.get(), picture));
            }
            var asked = WallForm.request(sent);
            var found = alikes.to(Alikes.described(wall.checked(caller.get(), asked)), null, ALIKE_SHOWN);
            if (!found.isEmpty() && anyway.isEmpty()) {
                return page(caller, sent, null, true, false, request);
            }
            var key = sent.getOrDefault("key", "");
            wall.post(caller.get(), asked, key.length() < 8 ? null : key);
            cookie.forget(request, response);
            return new ModelAndView("redirect:/wall/mine?done=wall.posted");
        } catch (RefusedException e) {
            return page(caller, sent, e.refusal(), false, false, request);
        }
    }

    private ModelAndView page(
            Optional<Caller> caller,
            Map<String, String> values,
            @Nullable Refusal refusal,
            boolean asks,
            boolean kept,
            HttpServletRequest request) {
        var all = new LinkedHashMap<>(values);
        all.putIfAbsent("key", UUID.randomUUID().toString());
        if (refusal != null && "picture".equals(refusal.values().get("field"))) {
            all.remove("picture");
        }
        var typed = Described.of(all.getOrDefault("title", ""), all.getOrDefault("body", ""), "", Map.of(), null, "");
        var saved = all.getOrDefault("saved", "");
        var configured = saved.isEmpty()
                ? null
                : caller.map(one -> words.saved(one, saved, pages.language(request)))
                        .orElse(null);
        var form = new WallForm(all, refusal, alikes.to(typed, null, ALIKE_SHOWN), asks, kept, configured);
        var status = refusal == null
                ? HttpStatus.OK
                : refusal.code().endsWith("throttled")
                        ? HttpStatus.TOO_MANY_REQUESTS
                        : HttpStatus.UNPROCESSABLE_CONTENT;
        return new ModelAndView("wish/wall-new", status).addObject("form", form);
    }

    /** By characters as readers count them. */
    private static String shortened(String text, int most) {
        return PlainText.length(text) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most)).strip();
    }
}

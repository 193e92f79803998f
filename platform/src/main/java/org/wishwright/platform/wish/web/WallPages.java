package org.wishwright.platform.wish.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
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
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.util.UriComponentsBuilder;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.files.FileId;
import org.wishwright.platform.files.Files;
import org.wishwright.platform.files.PictureAnswer;
import org.wishwright.platform.files.Size;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.foundation.PageInterceptor;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.wish.PostedWishId;
import org.wishwright.platform.wish.work.Wall;
import org.wishwright.platform.wish.work.WallReading;

/** The wall for everybody: its list, one wish with its live count, "me too" and back, and a person's own. */
@Controller
@RequestMapping("/wall")
public class WallPages {

    private static final int A_PAGE = 12;
    private static final int LONGEST_SEARCH = 100;

    private final Wall wall;
    private final WallReading reading;
    private final WallWords words;
    private final Files files;
    private final Live live;
    private final PageInterceptor pages;

    WallPages(Wall wall, WallReading reading, WallWords words, Files files, Live live, PageInterceptor pages) {
        this.wall = wall;
        this.reading = reading;
        this.words = words;
        this.files = files;
        this.live = live;
        this.pages = pages;
    }

    /** A page of wishes. @param first address of the first page, {@code next} of the next; empty where there is none */
    public record Listed(WallReading.Page found, String search, boolean most, String first, String next) {}

    @GetMapping
    ModelAndView list(
            Optional<Caller> caller,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(required = false) @Nullable String cursor) {
        var search = shortened(q);
        boolean most = sort.equals("most");
        var page = reading.list(caller, search, most, cursor, A_PAGE);
        return new ModelAndView("wish/wall")
                .addObject("view", listed("/wall", page, search, most ? "most" : "", cursor));
    }

    @GetMapping("/mine")
    ModelAndView mine(
            Caller caller,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String cursor) {
        var search = shortened(q);
        var page = reading.mine(caller, search, cursor, A_PAGE);
        return new ModelAndView("wish/wall-mine").addObject("view", listed("/wall/mine", page, search, "", cursor));
    }

    static Listed listed(String path, WallReading.Page page, String search, String sort, @Nullable String cursor) {
        var next = page.next();
        return new Listed(
                page,
                search,
                sort.equals("most"),
                cursor == null || cursor.isEmpty() ? "" : address(path, search, sort, ""),
                next == null ? "" : address(path, search, sort, next));
    }

    static String address(String path, String search, String sort, String cursor) {
        var uri = UriComponentsBuilder.fromPath(path);
        if (!search.isEmpty()) {
            uri.queryParam("q", "{q}");
        }
        if (!sort.isEmpty()) {
            uri.queryParam("sort", sort);
        }
        if (!cursor.isEmpty()) {
            uri.queryParam("cursor", cursor);
        }
        return uri.encode().buildAndExpand(java.util.Map.of("q", search)).toUriString();
    }

    static String shortened(String search) {
        return search.substring(0, Math.min(search.length(), LONGEST_SEARCH)).strip();
    }

    @GetMapping("/{id}")
    ModelAndView show(
            Optional<Caller> caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String price,
            @RequestParam(defaultValue = "CNY") String currency,
            @RequestParam(defaultValue = "") String region,
            HttpServletRequest request) {
        var view = reading.one(caller, new PostedWishId(id));
        var stands = view.wish().joinedTo();
        if (stands != null) {
            return new ModelAndView("redirect:/wall/" + stands + "?done=wall.joined");
        }
        return page(view, new Asked(price, currency, region), null, request);
    }

    /** What somebody says with "me too". */
    public record Asked(String price, String currency, String region) {
        static final Asked NOTHING = new Asked("", "CNY", "");
    }

    private ModelAndView page(
            WallReading.View view, Asked asked, @Nullable Refusal refusal, HttpServletRequest request) {
        return new ModelAndView("wish/wall-wish", refusal == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("view", view)
                .addObject("asked", asked)
                .addObject("configured", words.of(view.wish(), pages.language(request)))
                .addObject("refusal", refusal);
    }

    /** The part that is fetched again when there is news. */
    @GetMapping("/{id}/part")
    ModelAndView part(Optional<Caller> caller, @PathVariable UUID id) {
        return new ModelAndView("wish/wall-part").addObject("view", reading.one(caller, new PostedWishId(id)));
    }

    @GetMapping("/{id}/live")
    SseEmitter watch(Optional<Caller> caller, @PathVariable UUID id) {
        var wish = reading.one(caller, new PostedWishId(id)).wish();
        return live.watch(List.of(Wall.topic(wish.id())));
    }

    @GetMapping("/{id}/picture")
    ResponseEntity<byte[]> picture(
            Optional<Caller> caller, @PathVariable UUID id, @RequestParam(defaultValue = "SCREEN") Size size) {
        var picture = reading.one(caller, new PostedWishId(id)).wish().picture();
        return PictureAnswer.of(Optional.ofNullable(picture).flatMap(found -> files.picture(new FileId(found), size)));
    }

    /** A visitor signs in first and finds what she had filled in. */
    @PostMapping("/{id}/wants")
    ModelAndView want(
            Optional<Caller> caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String price,
            @RequestParam(defaultValue = "CNY") String currency,
            @RequestParam(defaultValue = "") String region,
            HttpServletRequest request) {
        if (caller.isEmpty()) {
            var back = UriComponentsBuilder.fromPath("/wall/" + id)
                    .queryParam("price", "{price}")
                    .queryParam("currency", "{currency}")
                    .queryParam("region", "{region}")
                    .encode()
                    .buildAndExpand(cut(price), cut(currency), cut(region))
                    .toUriString();
            return new ModelAndView("redirect:"
                    + UriComponentsBuilder.fromPath("/login")
                            .queryParam("back", "{back}")
                            .encode()
                            .buildAndExpand(back)
                            .toUriString());
        }
        try {
            var wish = wall.want(caller.get(), new PostedWishId(id), price, currency, region);
            return new ModelAndView("redirect:/wall/" + wish + "?done=wall.wanted");
        } catch (RefusedException e) {
            if (!e.refusal().values().containsKey("field")) {
                throw e;
            }
            var view = reading.one(caller, new PostedWishId(id));
            return page(view, new Asked(price, currency, region), e.refusal(), request);
        }
    }

    private static String cut(String typed) {
        return typed.substring(0, Math.min(typed.length(), 20));
    }

    @PostMapping("/{id}/wants/undo")
    String unwant(Caller caller, @PathVariable UUID id) {
        wall.unwant(caller, new PostedWishId(id));
        boolean stays = wall.open(new PostedWishId(id)).isPresent();
        return "redirect:/wall" + (stays ? "/" + id : "") + "?done=wall.unwanted";
    }

    @PostMapping("/{id}/withdrawal")
    String withdraw(Caller caller, @PathVariable UUID id) {
        wall.withdraw(caller, new PostedWishId(id));
        return "redirect:/wall/mine?done=wall.withdrawn";
    }
}

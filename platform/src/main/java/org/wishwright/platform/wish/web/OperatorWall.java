package org.wishwright.platform.wish.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.wish.PostedWish.State;
import org.wishwright.platform.wish.PostedWishId;
import org.wishwright.platform.wish.work.WallDesk;

/** Operators' queue of wishes: approve, refuse with a reason, join to another. */
@Controller
@RequestMapping("/operator/wall")
public class OperatorWall {

    private static final int A_PAGE = 10;

    private final WallDesk desk;

    OperatorWall(WallDesk desk) {
        this.desk = desk;
    }

    /**
     * The queue on its page.
     *
     * @param at the wish that a refusal concerns; empty for none
     * @param typed what was sent with it
     */
    public record Queue(
            WallDesk.Queue found,
            State state,
            String search,
            String first,
            String next,
            String at,
            String typed,
            @Nullable Refusal refusal) {

        public List<State> states() {
            return List.of(State.WAITING, State.PUBLIC, State.REFUSED, State.JOINED, State.WITHDRAWN);
        }

        /** What is wrong beside one wish's form. */
        public @Nullable Refusal of(WallDesk.Entry entry) {
            return at.equals(entry.wish().id().toString()) ? refusal : null;
        }
    }

    @GetMapping
    ModelAndView queue(
            Caller caller,
            @RequestParam(defaultValue = "WAITING") State state,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable UUID cursor) {
        return page(caller, state, WallPages.shortened(q), cursor, "", "", null);
    }

    private ModelAndView page(
            Caller caller,
            State state,
            String search,
            @Nullable UUID cursor,
            String at,
            String typed,
            @Nullable Refusal refusal) {
        var found = desk.queue(caller, state, search, cursor, A_PAGE);
        var path = "/operator/wall?state=" + state;
        var same = search.isEmpty()
                ? path
                : path + "&q=" + java.net.URLEncoder.encode(search, java.nio.charset.StandardCharsets.UTF_8);
        var next = found.next();
        return new ModelAndView("wish/wall-queue", refusal == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject(
                        "view",
                        new Queue(
                                found,
                                state,
                                search,
                                cursor == null ? "" : same,
                                next == null ? "" : same + "&cursor=" + next,
                                at,
                                typed,
                                refusal));
    }

    @PostMapping("/{id}/approval")
    String approve(Caller caller, @PathVariable UUID id) {
        desk.approve(caller, new PostedWishId(id));
        return "redirect:/operator/wall?done=wall.approved";
    }

    @PostMapping("/{id}/refusal")
    ModelAndView refuse(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "WAITING") State state,
            @RequestParam(defaultValue = "") String reason) {
        try {
            desk.refuse(caller, new PostedWishId(id), reason);
            return new ModelAndView("redirect:/operator/wall?state=" + state + "&done=wall.refused");
        } catch (RefusedException e) {
            return again(caller, state, id, reason, e);
        }
    }

    @PostMapping("/{id}/joining")
    ModelAndView join(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "WAITING") State state,
            @RequestParam(defaultValue = "") String into) {
        try {
            desk.join(caller, new PostedWishId(id), into);
            return new ModelAndView("redirect:/operator/wall?state=" + state + "&done=wall.joined-up");
        } catch (RefusedException e) {
            return again(caller, state, id, into, e);
        }
    }

    private ModelAndView again(Caller caller, State state, UUID id, String typed, RefusedException e) {
        if (!e.refusal().values().containsKey("field")) {
            throw e;
        }
        return page(caller, state, "", null, id.toString(), typed, e.refusal());
    }
}

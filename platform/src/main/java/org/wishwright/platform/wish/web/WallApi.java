package org.wishwright.platform.wish.web;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.wish.PostedWish;
import org.wishwright.platform.wish.PostedWishId;
import org.wishwright.platform.wish.WallRequest;
import org.wishwright.platform.wish.web.SelectionBodies.Amount;
import org.wishwright.platform.wish.work.Alikes;
import org.wishwright.platform.wish.work.Wall;
import org.wishwright.platform.wish.work.WallDesk;
import org.wishwright.platform.wish.work.WallReading;

/** The wish wall as JSON. */
@RestController
@RequestMapping("/api/v1")
class WallApi {

    private static final int MOST = 100;

    private final Wall wall;
    private final WallDesk desk;
    private final WallReading reading;

    WallApi(Wall wall, WallDesk desk, WallReading reading) {
        this.wall = wall;
        this.desk = desk;
        this.reading = reading;
    }

    /** @param price in major units, as {@code 128.00}; @param by a day; @param saved a configuration of the caller's */
    record PostBody(
            @Nullable String title,
            @Nullable String body,
            @Nullable String price,
            @Nullable String currency,
            @Nullable String region,
            @Nullable String by,
            @Nullable String saved) {

        WallRequest request() {
            return new WallRequest(
                    or(title, ""),
                    or(body, ""),
                    or(price, ""),
                    or(currency, "CNY"),
                    or(region, ""),
                    or(by, ""),
                    or(saved, ""),
                    "");
        }
    }

    record WantBody(
            @Nullable String price,
            @Nullable String currency,
            @Nullable String region) {}

    /** @param decision {@code approve}, {@code refuse} with a {@code reason}, or {@code join} with the number of another wish */
    record DecisionBody(
            @Nullable String decision,
            @Nullable String reason,
            @Nullable String into) {}

    record Posted(UUID wish, List<Brief> alike) {}

    record Reply(String path, java.util.Map<String, String> title, String way, String stage) {}

    record Brief(
            UUID id,
            String number,
            String title,
            String body,
            @Nullable Amount price,
            String region,
            @Nullable String by,
            String state,
            String reason,
            int wants,
            List<String> both) {

        static Brief of(PostedWish wish, List<String> both) {
            var price = wish.price();
            return new Brief(
                    wish.id().value(),
                    wish.number(),
                    wish.title(),
                    wish.body(),
                    price == null ? null : Amount.of(price),
                    wish.region(),
                    wish.by() == null ? null : Objects.toString(wish.by()),
                    wish.state().name(),
                    wish.reason(),
                    wish.wants(),
                    both);
        }

        static Brief of(Alikes.Found found) {
            return of(found.wish(), found.alike().both());
        }
    }

    record Whole(Brief wish, boolean mine, boolean wanted, List<Reply> answers, List<Brief> alike) {}

    record Listed(List<Brief> items, @Nullable String next) {}

    @GetMapping("/wall")
    Listed list(
            Optional<Caller> caller,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return listed(
                reading.list(caller, WallPages.shortened(q), sort.equals("most"), cursor, Math.clamp(limit, 1, MOST)));
    }

    @GetMapping("/wall/mine")
    Listed mine(
            Caller caller,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return listed(reading.mine(caller, WallPages.shortened(q), cursor, Math.clamp(limit, 1, MOST)));
    }

    private static Listed listed(WallReading.Page page) {
        return new Listed(
                page.items().stream()
                        .map(view -> Brief.of(view.wish(), List.of()))
                        .toList(),
                page.next());
    }

    @GetMapping("/wall/{id}")
    Whole one(Optional<Caller> caller, @PathVariable UUID id) {
        var view = reading.one(caller, new PostedWishId(id));
        return new Whole(
                Brief.of(view.wish(), List.of()),
                view.mine(),
                view.wanted(),
                view.answers().stream()
                        .map(answer -> new Reply(answer.path(), answer.title().texts(), answer.way(), answer.stage()))
                        .toList(),
                view.alike().stream().map(Brief::of).toList());
    }

    /** It waits for an operator; {@code alike} are public wishes that she may want to join instead. */
    @PostMapping("/wall")
    @ResponseStatus(HttpStatus.CREATED)
    Posted post(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody PostBody body) {
        var id = wall.post(caller, body.request(), key);
        return new Posted(id.value(), alike(caller, id));
    }

    private List<Brief> alike(Caller caller, PostedWishId id) {
        var wish = reading.one(Optional.of(caller), id).wish();
        return reading.alikeTo(wish).stream().map(Brief::of).toList();
    }

    /** Once a person, however often it is sent. */
    @PutMapping("/wall/{id}/want")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void want(Caller caller, @PathVariable UUID id, @RequestBody WantBody body) {
        wall.want(
                caller, new PostedWishId(id), or(body.price(), ""), or(body.currency(), "CNY"), or(body.region(), ""));
    }

    @DeleteMapping("/wall/{id}/want")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unwant(Caller caller, @PathVariable UUID id) {
        wall.unwant(caller, new PostedWishId(id));
    }

    @DeleteMapping("/wall/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(Caller caller, @PathVariable UUID id) {
        wall.withdraw(caller, new PostedWishId(id));
    }

    @PostMapping("/operator/wall/{id}/decision")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decide(Caller caller, @PathVariable UUID id, @RequestBody DecisionBody body) {
        var wish = new PostedWishId(id);
        switch (or(body.decision(), "")) {
            case "approve" -> desk.approve(caller, wish);
            case "refuse" -> desk.refuse(caller, wish, or(body.reason(), ""));
            case "join" -> desk.join(caller, wish, or(body.into(), ""));
            default ->
                throw new RefusedException(
                        Refusal.of("wall.decision", "Decide with approve, refuse or join.", "field", "decision"));
        }
    }

    private static String or(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}

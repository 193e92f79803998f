package org.wishwright.platform.wish.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.wish.SavedWish;
import org.wishwright.platform.wish.WishId;
import org.wishwright.platform.wish.Wishes;
import org.wishwright.platform.wish.web.SelectionBodies.Amount;
import org.wishwright.platform.wish.web.SelectionBodies.WishAnswer;
import org.wishwright.platform.wish.web.SelectionBodies.WishList;
import org.wishwright.platform.wish.web.SelectionBodies.WishRequest;

/** A person's saved configurations as JSON. */
@RestController
@RequestMapping("/api/v1/wishes")
class WishApi {

    private final Wishes wishes;

    WishApi(Wishes wishes) {
        this.wishes = wishes;
    }

    /** The same configuration sent twice is kept once, so this needs no Idempotency-Key. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    WishAnswer save(Caller caller, @RequestBody WishRequest request) {
        var version = version(SelectionApi.named("version", request.version()));
        return answer(wishes.save(caller, version, SelectionApi.orEmpty(request.choices()), request.noted()));
    }

    @GetMapping
    WishList list(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var page = wishes.list(caller, cursor, limit);
        return new WishList(page.items().stream().map(WishApi::answer).toList(), page.next());
    }

    @GetMapping("/{wish}")
    WishAnswer wish(Caller caller, @PathVariable UUID wish) {
        return answer(wishes.wish(caller, new WishId(wish)));
    }

    @DeleteMapping("/{wish}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable UUID wish) {
        wishes.delete(caller, new WishId(wish));
    }

    static VersionId version(String text) {
        try {
            return new VersionId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Refusal.of(
                    "catalog.version-not-found", "'" + text + "' is not the id of a version.", "field", "version"));
        }
    }

    private static WishAnswer answer(SavedWish wish) {
        return new WishAnswer(
                wish.id().toString(),
                wish.version().toString(),
                wish.product().texts(),
                wish.choices(),
                wish.hash(),
                Amount.of(wish.price()),
                wish.created().toString(),
                wish.note());
    }
}

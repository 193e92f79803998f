package org.wishwright.platform.order.work;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.IdSource;
import org.wishwright.platform.foundation.Badges;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.order.Shopper;
import org.wishwright.platform.order.store.VisitorStore;

/** Carts of those who have not signed in, each held by its browser's token; signing in joins it into her own. */
@Service
public class VisitorCarts {

    /** How long a cart is kept after something was last put into it. */
    public static final Duration LIFE = Duration.ofDays(14);

    private static final int TOKEN_BYTES = 32;

    private final VisitorStore store;
    private final IdSource ids;
    private final SecureRandom random;
    private final Live live;

    VisitorCarts(VisitorStore store, IdSource ids, SecureRandom random, Live live) {
        this.store = store;
        this.ids = ids;
        this.random = random;
        this.live = live;
    }

    /** @param token what the browser sent; anything may stand there */
    public Optional<Shopper> find(String token) {
        return store.find(hash(token));
    }

    /** Something is put into it: it is kept anew. */
    public void prolong(String token) {
        store.prolong(hash(token), LIFE);
    }

    /** A new cart's token, which only the browser keeps. */
    public String open() {
        var secret = new byte[TOKEN_BYTES];
        random.nextBytes(secret);
        var token = HexFormat.of().formatHex(secret);
        store.open(hash(token), new PartyId(ids.next()), LIFE);
        return token;
    }

    /** Puts what she chose before she signed in beside what her cart holds. */
    @Transactional
    public void join(String token, Caller caller) {
        if (store.join(hash(token), caller.person())) {
            live.touch(Badges.topic(caller.person().value()));
        }
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT9M")
    void sweep() {
        store.sweep();
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}

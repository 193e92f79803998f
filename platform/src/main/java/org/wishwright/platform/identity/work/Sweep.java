package org.wishwright.platform.identity.work;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.wishwright.platform.identity.store.CodeStore;
import org.wishwright.platform.identity.store.DisclosureStore;
import org.wishwright.platform.identity.store.SecondStore;
import org.wishwright.platform.identity.store.SessionStore;
import org.wishwright.platform.identity.store.ThrottleStore;

/** Clears away what has run out; on every node, for clearing twice does no harm. */
@Component
class Sweep {

    private final SessionStore sessions;
    private final CodeStore codes;
    private final ThrottleStore throttles;
    private final DisclosureStore looks;
    private final SecondStore second;

    Sweep(SessionStore sessions, CodeStore codes, ThrottleStore throttles, DisclosureStore looks, SecondStore second) {
        this.sessions = sessions;
        this.codes = codes;
        this.throttles = throttles;
        this.looks = looks;
        this.second = second;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT7M")
    void sweep() {
        sessions.sweep();
        codes.sweep();
        throttles.sweep();
        looks.sweep();
        second.sweep();
    }
}

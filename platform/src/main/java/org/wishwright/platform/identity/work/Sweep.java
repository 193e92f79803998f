package org.wishwright.platform.identity.work;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.wishwright.platform.identity.store.CodeStore;
import org.wishwright.platform.identity.store.SessionStore;
import org.wishwright.platform.identity.store.ThrottleStore;

/** Clears away what has run out; on every node, for clearing twice does no harm. */
@Component
class Sweep {

    private final SessionStore sessions;
    private final CodeStore codes;
    private final ThrottleStore throttles;

    Sweep(SessionStore sessions, CodeStore codes, ThrottleStore throttles) {
        this.sessions = sessions;
        this.codes = codes;
        this.throttles = throttles;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT7M")
    void sweep() {
        sessions.sweep();
        codes.sweep();
        throttles.sweep();
    }
}

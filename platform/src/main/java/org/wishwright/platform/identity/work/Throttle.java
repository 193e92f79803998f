package org.wishwright.platform.identity.work;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.store.ThrottleStore;

/**
 * How often something may be asked. A window begins with the first time and is counted in PostgreSQL on its real
 * clock; twice the number may pass around the end of a window. What was counted stays counted when the request fails.
 */
@Component
@Transactional(propagation = Propagation.REQUIRES_NEW, noRollbackFor = RefusedException.class)
public class Throttle {

    /** What is counted, and how long a window lasts. */
    public enum Kind {
        CODES_PER_CONTACT(Duration.ofMinutes(10)),
        CODES_PER_ADDRESS(Duration.ofMinutes(10)),
        FAILURES_PER_ACCOUNT(Duration.ofMinutes(15)),
        FAILURES_PER_ADDRESS(Duration.ofMinutes(15)),
        SIGN_UPS_PER_ADDRESS(Duration.ofMinutes(10));

        private final Duration window;

        Kind(Duration window) {
            this.window = window;
        }
    }

    private final ThrottleStore store;
    private final Vault vault;
    private final int codesPerAddress;
    private final int failuresPerAddress;

    Throttle(
            ThrottleStore store,
            Vault vault,
            @Value("${wishwright.identity.codes-per-address:120}") int codesPerAddress,
            @Value("${wishwright.identity.failures-per-address:100}") int failuresPerAddress) {
        this.store = store;
        this.vault = vault;
        this.codesPerAddress = codesPerAddress;
        this.failuresPerAddress = failuresPerAddress;
    }

    /** Counts one more, and refuses it beyond the limit, saying how many seconds to wait. */
    public void take(Kind kind, String subject) {
        var count = store.take(kind.name(), vault.subject(subject), kind.window);
        if (count.used() > limit(kind)) {
            SecurityLog.throttled(kind);
            throw new RefusedException(Refusal.of(
                    "identity.throttled",
                    "That was tried too often. Wait {seconds} seconds, then try again.",
                    "seconds",
                    count.seconds()));
        }
    }

    /** Takes one back that turned out to be harmless. */
    public void giveBack(Kind kind, String subject) {
        store.giveBack(kind.name(), vault.subject(subject));
    }

    /** Begins anew for this subject. */
    public void forget(Kind kind, String subject) {
        store.forget(kind.name(), vault.subject(subject));
    }

    private int limit(Kind kind) {
        return switch (kind) {
            case CODES_PER_CONTACT -> 5;
            case FAILURES_PER_ACCOUNT -> 10;
            case CODES_PER_ADDRESS, SIGN_UPS_PER_ADDRESS -> codesPerAddress;
            case FAILURES_PER_ADDRESS -> failuresPerAddress;
        };
    }
}

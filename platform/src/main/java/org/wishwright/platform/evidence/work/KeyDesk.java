package org.wishwright.platform.evidence.work;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.evidence.KeyRotation;
import org.wishwright.platform.identity.Caller;
import org.wishwright.provenance.LogKeys;

/** Lets an operator replace the log's key. */
@Component
class KeyDesk implements KeyRotation {

    private static final Logger LOG = LoggerFactory.getLogger(KeyDesk.class);

    private final LogSigner signer;

    KeyDesk(LogSigner signer) {
        this.signer = signer;
    }

    @Override
    public LogKeys rotate(Caller caller) {
        if (!caller.isOperator()) {
            throw new RefusedException(
                    Refusal.of("identity.operator-forbidden", "Only the platform's operators may do this."));
        }
        var keys = signer.rotate();
        LOG.warn("The log's key was replaced by {}; the new key is {}", caller.person(), keys.current());
        return keys;
    }
}

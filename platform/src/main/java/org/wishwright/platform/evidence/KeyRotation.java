package org.wishwright.platform.evidence;

import org.wishwright.platform.identity.Caller;
import org.wishwright.provenance.LogKeys;

/** Replaces the log's key, every so often or when somebody may have seen it. */
public interface KeyRotation {

    /**
     * For operators; others are refused. The old key hands over to a new one and its secret is destroyed; what it signed
     * still verifies.
     */
    LogKeys rotate(Caller caller);
}

package org.wishwright.platform.notice;

import java.util.Collection;
import org.wishwright.platform.identity.PartyId;

/** Tells people. */
public interface Notices {

    /**
     * Within the caller's transaction: persons are told themselves; for an organisation, those who run its desk.
     *
     * @param parties at most 5,000 at once
     */
    void tell(Collection<PartyId> parties, Notice notice);
}

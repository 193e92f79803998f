package org.wishwright.platform.catalog;

import java.util.Optional;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.identity.PartyId;

/** Asked before a version is published: a later module may object. Drafts are nobody's business. */
public interface PublishGuard {

    /** Why this maker may not publish; empty where she may. */
    Optional<Refusal> objection(PartyId maker);
}

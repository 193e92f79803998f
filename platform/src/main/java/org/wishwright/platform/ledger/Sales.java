package org.wishwright.platform.ledger;

import java.util.Optional;
import java.util.UUID;

/** Tells what was sold under a subject; the stage that owns it implements this. It authorises nobody. */
public interface Sales {

    /** Empty for a subject of another stage. */
    Optional<Sale> find(UUID subject);
}

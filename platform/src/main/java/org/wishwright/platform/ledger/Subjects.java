package org.wishwright.platform.ledger;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What people call the things that money moves for; the stage that owns them implements it. */
public interface Subjects {

    /** The numbers by which people know these; subjects of other stages are missing. At most 5,000. */
    Map<UUID, String> numbers(Collection<UUID> subjects);
}

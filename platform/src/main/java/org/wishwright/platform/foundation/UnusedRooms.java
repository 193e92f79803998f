package org.wishwright.platform.foundation;

import java.util.Set;
import java.util.UUID;

/** Tells which rooms of a desk somebody has no use for, so that its frame leaves them out; their addresses still work. */
public interface UnusedRooms {

    /** Paths, such as {@code /maker/flats}; asked only where a page shows the rooms of a desk. */
    Set<String> of(UUID person);
}

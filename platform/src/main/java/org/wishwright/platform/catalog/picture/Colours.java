package org.wishwright.platform.catalog.picture;

import java.util.Optional;

/** The colour of the option chosen for a module; empty where it has none. */
public interface Colours {
    Optional<String> of(String module);
}

package org.wishwright.configuration.format;

import java.util.Optional;

/** Where the models are found that another has as parts. */
@FunctionalInterface
public interface Models {

    /** Has none. */
    Models NONE = _ -> Optional.empty();

    /** The model text under a name, empty where there is none. */
    Optional<String> text(String name);
}

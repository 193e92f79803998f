package org.wishwright.platform.catalog.scene;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place to look from.
 *
 * @param names by language
 * @param look degrees around the product, from its front to its right, and degrees above it
 * @param to three lengths; empty for the middle of all
 * @param span how much is to be seen; empty for all
 */
record Camera(
        String id,
        @Nullable Guard when,
        Map<String, String> names,
        List<Expression> look,
        List<Expression> to,
        List<Expression> span) {}

package org.wishwright.platform.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some facts, in the order they were recorded.
 *
 * @param next the cursor that asks for what follows; null at the end
 */
public record FactPage(List<RecordedFact> items, @Nullable String next) {

    public FactPage {
        items = List.copyOf(items);
    }
}

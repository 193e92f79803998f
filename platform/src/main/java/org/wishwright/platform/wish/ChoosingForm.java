package org.wishwright.platform.wish;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wishwright.platform.catalog.VersionId;

/** Reads the configurator's form where one of its buttons sends it to be kept: what was typed or ticked and not yet taken counts. */
public interface ChoosingForm {

    /** @param fields of the form, as the browser sent them */
    Taken taken(VersionId version, Map<String, String[]> fields);

    /**
     * @param choices module to option, with what was typed
     * @param back the configurator's page that says what could not be taken or is still open; null where nothing stands in the way
     */
    record Taken(Map<String, String> choices, @Nullable String back) {}
}

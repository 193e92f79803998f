package org.wishwright.platform.evidence;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.StrictJson;
import org.wishwright.provenance.Fact;

/**
 * A fact as it is kept.
 *
 * @param content canonical JSON, what the log is committed to; null once the fact was erased
 * @param recorded in business time
 * @param leafIndex its place in the log; null as long as it waits for one
 */
public record RecordedFact(
        UUID id,
        UUID subject,
        String type,
        @Nullable String content,
        Instant recorded,
        @Nullable Long leafIndex) {

    public boolean isErased() {
        return content == null;
    }

    /** The content's members, {@code type}, {@code subject} and {@code time} among them; none once it was erased. */
    public Map<String, @Nullable Object> members() {
        return content == null
                ? Map.of()
                : StrictJson.readObject(content, Fact.MAX_CHARS).orThrow();
    }
}

package org.wishwright.platform.campaign.ways;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;

/**
 * What somebody wrote or drew in a campaign, for a reader who may read it.
 *
 * @param entry of the step that named it, or {@link #BRIEF}
 * @param kind of that step
 * @param mine whether the reader's side wrote it
 * @param by what its side is called; empty where that is nobody's business
 * @param content as JSON values, files as {@code file} and {@code sha256}; null where its author was erased
 */
public record Paper(
        String entry,
        String kind,
        boolean mine,
        String by,
        Instant written,
        @Nullable Map<String, Object> content) {

    /** The entry of what the convener wrote when she drafted it. */
    public static final String BRIEF = "brief";

    public String text(String field) {
        return content != null && content.get(field) instanceof String text ? text : "";
    }

    public @Nullable Money money(String field) {
        return content != null
                        && content.get(field) instanceof Map<?, ?> money
                        && money.get("minor") instanceof Long minor
                ? Money.of(minor, String.valueOf(money.get("currency")))
                : null;
    }

    /** What stands in a form's field. */
    public String typed(String field) {
        var money = money(field);
        if (money != null) {
            return Parts.typed(money);
        }
        return content == null || content.get(field) == null ? "" : String.valueOf(content.get(field));
    }

    /** The ids of its files, field by field. */
    public List<String> files() {
        return content == null
                ? List.of()
                : content.values().stream()
                        .filter(List.class::isInstance)
                        .flatMap(value -> ((List<?>) value).stream())
                        .filter(one -> one instanceof Map<?, ?> file && file.containsKey("file"))
                        .map(one -> String.valueOf(((Map<?, ?>) one).get("file")))
                        .toList();
    }

    /** The lines of a field, as many as there are. */
    public List<?> list(String field) {
        return content != null && content.get(field) instanceof List<?> list ? list : List.of();
    }
}

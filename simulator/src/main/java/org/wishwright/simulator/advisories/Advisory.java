package org.wishwright.simulator.advisories;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A known weakness and what it affects.
 *
 * @param id as published, as in {@code GHSA-xxxx-xxxx-xxxx}
 * @param modified when the record was last changed, in ISO 8601
 * @param withdrawn whether it was taken back
 */
public record Advisory(String id, String summary, String modified, boolean withdrawn, List<Affected> affected) {

    /** One package of it. @param versions that are affected by name */
    public record Affected(String name, List<Range> ranges, Set<String> versions) {

        boolean covers(Library library) {
            return name.equals(library.name())
                    && (versions.contains(library.version().text())
                            || ranges.stream().anyMatch(range -> range.covers(library.version())));
        }
    }

    /**
     * From a version on.
     *
     * @param introduced {@code 0} for the very first
     * @param fixed the first that is well again; null where none is known
     * @param last the last that is affected, where that is known instead
     */
    public record Range(
            String introduced,
            @Nullable String fixed,
            @Nullable String last) {

        boolean covers(MavenVersion version) {
            boolean begun = introduced.equals("0") || version.compareTo(new MavenVersion(introduced)) >= 0;
            boolean mended = fixed != null && version.compareTo(new MavenVersion(fixed)) >= 0;
            boolean beyond = last != null && version.compareTo(new MavenVersion(last)) > 0;
            return begun && !mended && !beyond;
        }
    }

    /** Whether it is in force and this library has the weakness. */
    public boolean affects(Library library) {
        return !withdrawn && affected.stream().anyMatch(one -> one.covers(library));
    }
}

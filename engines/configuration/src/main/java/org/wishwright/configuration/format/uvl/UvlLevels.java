package org.wishwright.configuration.format.uvl;

import java.util.List;

/** The language levels that a file may declare. */
final class UvlLevels {

    private static final List<String> MINOR = List.of(
            "Boolean.group-cardinality",
            "Arithmetic.feature-cardinality",
            "Arithmetic.aggregate-function",
            "Type.string-constraints",
            "Type.numeric-constraints");
    private static final List<String> MAJOR = List.of("Boolean", "Arithmetic", "Type");

    private UvlLevels() {}

    static boolean isKnown(String level) {
        var major = level.endsWith(".*") ? level.substring(0, level.length() - 2) : level;
        return MAJOR.contains(major) || MINOR.contains(level);
    }

    static String known() {
        return String.join(", ", MAJOR) + ", " + String.join(", ", MINOR) + " and '.*' for all of a level";
    }
}

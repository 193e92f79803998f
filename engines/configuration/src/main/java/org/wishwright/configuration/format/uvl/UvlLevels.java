package org.wishwright.configuration.format.uvl;

import java.util.List;
import java.util.Set;
import org.wishwright.configuration.format.uvl.UvlFile.Feature;

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

    /** Refuses what is of a level that the file does not declare; a file that declares none may use all. */
    static void check(UvlFile file) throws UvlProblem {
        var declared = file.levels().keySet();
        if (declared.isEmpty()) {
            return;
        }
        if (file.root() != null) {
            check(file.root(), declared);
        }
        for (var constraint : file.constraints()) {
            check(constraint.term(), constraint.line(), declared);
        }
    }

    private static void check(Feature feature, Set<String> declared) throws UvlProblem {
        if (feature.type() != null && feature.type() != UvlFile.Type.BOOLEAN) {
            need("Type", feature.line(), declared);
        }
        if (feature.cardinality() != null) {
            need("Arithmetic.feature-cardinality", feature.line(), declared);
        }
        for (var constraint : feature.constraints()) {
            check(constraint.term(), constraint.line(), declared);
        }
        for (var group : feature.groups()) {
            if (group.kind() == UvlFile.GroupKind.CARDINALITY) {
                need("Boolean.group-cardinality", group.line(), declared);
            }
            for (var member : group.features()) {
                check(member, declared);
            }
        }
    }

    private static void check(UvlTerm term, int line, Set<String> declared) throws UvlProblem {
        switch (term) {
            case UvlTerm.Comparison _ -> need("Arithmetic", line, declared);
            case UvlTerm.Text _ -> need("Type.string-constraints", line, declared);
            case UvlTerm.Call call ->
                need(
                        call.function().equals("len") ? "Type.string-constraints" : "Arithmetic.aggregate-function",
                        line,
                        declared);
            default -> {}
        }
        for (var inner : term.inside()) {
            check(inner, line, declared);
        }
    }

    /** A level is declared by itself, by all of its major level, or, where it is a major one, by any level from it upwards. */
    private static void need(String level, int line, Set<String> declared) throws UvlProblem {
        int dot = level.indexOf('.');
        boolean met = dot > 0
                ? declared.contains(level) || declared.contains(level.substring(0, dot) + ".*")
                : declared.stream().anyMatch(one -> MAJOR.indexOf(major(one)) >= MAJOR.indexOf(level));
        if (!met) {
            throw UvlProblem.invalid(
                    line,
                    "this is of the language level " + level
                            + ", which the file does not declare; add it below 'include'.");
        }
    }

    private static String major(String level) {
        int dot = level.indexOf('.');
        return dot < 0 ? level : level.substring(0, dot);
    }
}

package org.wishwright.configuration.format.uvl;

import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A UVL file as it is written.
 *
 * @param namespace empty where it has none
 * @param levels language levels that it declares, as in {@code Boolean.group-cardinality}, with their lines; empty where it declares none
 * @param root null where it has no features
 */
public record UvlFile(
        String namespace,
        SequencedMap<String, Integer> levels,
        List<Import> imports,
        @Nullable Feature root,
        List<Constraint> constraints) {

    public UvlFile {
        imports = List.copyOf(imports);
        constraints = List.copyOf(constraints);
    }

    /**
     * Another file whose features may stand in this one.
     *
     * @param path folders and name, from where this file is
     * @param alias what its features are called by here; the path where there is no {@code as}
     */
    public record Import(List<String> path, List<String> alias, int line) {
        public Import {
            path = List.copyOf(path);
            alias = List.copyOf(alias);
        }
    }

    public enum Type {
        BOOLEAN,
        INTEGER,
        REAL,
        STRING
    }

    /**
     * @param name its parts; more than one where it stands for the root of an imported file
     * @param type null where none is written, which means Boolean
     * @param cardinality how often it may be there where it is chosen; null for once
     * @param constraints that its attributes hold
     */
    public record Feature(
            UvlTerm.Reference name,
            @Nullable Type type,
            @Nullable Cardinality cardinality,
            SequencedMap<String, Value> attributes,
            List<Constraint> constraints,
            List<Group> groups) {

        public Feature {
            constraints = List.copyOf(constraints);
            groups = List.copyOf(groups);
        }

        public int line() {
            return name.line();
        }
    }

    public enum GroupKind {
        OR,
        ALTERNATIVE,
        OPTIONAL,
        MANDATORY,
        CARDINALITY
    }

    /** @param cardinality of a group of the kind CARDINALITY, else null */
    public record Group(GroupKind kind, @Nullable Cardinality cardinality, List<Feature> features, int line) {
        public Group {
            features = List.copyOf(features);
        }
    }

    /** @param most {@link #UNBOUNDED} for {@code *} */
    public record Cardinality(int least, int most) {
        public static final int UNBOUNDED = Integer.MAX_VALUE;
    }

    /** What an attribute is. */
    public sealed interface Value {
        record Flag(boolean value) implements Value {}

        record Number(java.math.BigDecimal value) implements Value {}

        record Text(String value) implements Value {}

        record Nested(SequencedMap<String, Value> attributes) implements Value {}

        record Listed(List<Value> values) implements Value {
            public Listed {
                values = List.copyOf(values);
            }
        }
    }

    /** @param text the constraint as it is written, shortened */
    public record Constraint(UvlTerm term, String text, int line) {}
}

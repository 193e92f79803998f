package org.wishwright.provenance;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.CanonicalJson;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.StrictJson;

/**
 * Something that happened, as a JSON object in canonical form: equal facts have equal bytes. It carries ids, amounts and
 * instants, never a person's data.
 */
public final class Fact {

    /** The longest JSON text of a fact, in UTF-16 code units. */
    public static final int MAX_CHARS = 65_536;

    /** How deep a fact's objects and arrays may nest, less than a receipt around it may. */
    public static final int MAX_DEPTH = 16;

    private final String json;

    private Fact(String json) {
        this.json = json;
    }

    /**
     * @param members values that {@link CanonicalJson} knows
     * @throws IllegalArgumentException for values outside that subset, or a fact too long or too deep
     */
    public static Fact of(Map<String, ? extends @Nullable Object> members) {
        return fitting(members)
                .orElseThrow(() -> new IllegalArgumentException(
                        "A fact has at most " + MAX_CHARS + " characters and " + MAX_DEPTH + " levels"));
    }

    /** The fact of these members, or nothing where it is too long or too deep. */
    static Optional<Fact> fitting(Map<String, ? extends @Nullable Object> members) {
        if (depth(members) > MAX_DEPTH) {
            return Optional.empty();
        }
        var json = CanonicalJson.write(members);
        return json.length() > MAX_CHARS ? Optional.empty() : Optional.of(new Fact(json));
    }

    private static int depth(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> object -> 1 + deepest(object.values());
            case List<?> array -> 1 + deepest(array);
            case null, default -> 0;
        };
    }

    private static int deepest(Collection<?> values) {
        return values.stream().mapToInt(Fact::depth).max().orElse(0);
    }

    /** Starts a fact whose member {@code type} is a stable dotted past-tense word, as in {@code order.placed}. */
    public static Builder builder(String type) {
        return new Builder().with("type", type);
    }

    /**
     * The fact that a JSON text in any layout describes; refused where {@link StrictJson} refuses the text, and as
     * {@code fact.too-deep}.
     */
    public static Outcome<Fact> parse(String text) {
        return StrictJson.readObject(text, MAX_CHARS)
                .flatMap(members -> fitting(members)
                        .map(Outcome::accepted)
                        .orElseGet(() -> Outcome.refused(Refusal.of(
                                "fact.too-deep",
                                "The fact nests deeper than {max} levels; make it flatter.",
                                "max",
                                MAX_DEPTH))));
    }

    /** The canonical text. */
    public String json() {
        return json;
    }

    /** The canonical UTF-8 bytes: what is committed to. */
    public byte[] bytes() {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    /** The members by name, in canonical order; integers as {@code Long}. */
    public Map<String, @Nullable Object> members() {
        return StrictJson.readObject(json, MAX_CHARS).orThrow();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fact that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return json;
    }

    /** Collects the members of a fact; a name is given once. */
    public static final class Builder {

        private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

        private Builder() {}

        public Builder with(String name, String value) {
            return put(name, value);
        }

        public Builder with(String name, long value) {
            return put(name, value);
        }

        public Builder with(String name, boolean value) {
            return put(name, value);
        }

        public Builder with(String name, Map<String, ?> object) {
            return put(name, object);
        }

        public Builder with(String name, Iterable<?> array) {
            var copy = new ArrayList<@Nullable Object>();
            array.forEach(copy::add);
            return put(name, copy);
        }

        public Fact build() {
            return Fact.of(members);
        }

        private Builder put(String name, Object value) {
            if (members.putIfAbsent(name, value) != null) {
                throw new IllegalArgumentException("The fact already has a member '" + name + "'");
            }
            return this;
        }
    }
}

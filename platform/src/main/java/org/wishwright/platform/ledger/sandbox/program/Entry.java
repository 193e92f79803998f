package org.wishwright.platform.ledger.sandbox.program;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.CanonicalJson;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.StrictJson;

/** A JSON object of text, numbers and truths: a line of the journal, a request, an answer. */
record Entry(Map<String, ?> values) {

    static final int LONGEST = 16 * 1024;

    static Entry of(Object... namesAndValues) {
        var values = new TreeMap<String, Object>();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Entry(values);
    }

    /** @throws IllegalArgumentException for anything but such an object */
    static Entry read(String text) {
        return switch (StrictJson.readObject(text, LONGEST)) {
            case Outcome.Accepted<Map<String, @Nullable Object>> accepted -> new Entry(accepted.value());
            case Outcome.Refused<Map<String, @Nullable Object>> refused ->
                throw new IllegalArgumentException(refused.refusal().sentence());
        };
    }

    Entry with(String name, Object value) {
        var values = new TreeMap<String, Object>(this.values);
        values.put(name, value);
        return new Entry(values);
    }

    String text(String name) {
        return values.get(name) instanceof String text ? text : "";
    }

    /** @throws IllegalArgumentException where it is missing */
    String needed(String name) {
        var text = text(name);
        if (text.isEmpty() || text.length() > 200) {
            throw new IllegalArgumentException(name + " is missing or longer than 200 characters");
        }
        return text;
    }

    long number(String name) {
        return values.get(name) instanceof Long number ? number : values.get(name) instanceof Integer small ? small : 0;
    }

    /** Minor units. @throws IllegalArgumentException unless positive */
    long amount() {
        long minor = number("minor");
        if (minor <= 0) {
            throw new IllegalArgumentException("minor is a positive number of the currency's smallest unit");
        }
        return minor;
    }

    boolean isTrue(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    String json() {
        return CanonicalJson.write(values);
    }
}

package org.wishwright.kernel;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Why a request was refused.
 *
 * @param code stable, dotted, lower case ({@code order.price-changed}); programs may depend on it
 * @param sentence plain English: what is wrong and what to do, its {names} replaced by the values; pages translate it by
 *     {@code refusal.<code>}
 * @param values the named values of the sentence, in order; {@code field} names the input at fault, where there is one
 */
public record Refusal(String code, String sentence, Map<String, String> values) {

    public Refusal {
        if (!code.matches("[a-z0-9]+([.-][a-z0-9]+)*")) {
            throw new IllegalArgumentException("A refusal's code is dotted lower case, not '" + code + "'");
        }
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
        for (var value : values.entrySet()) {
            sentence = sentence.replace("{" + value.getKey() + "}", value.getValue());
        }
    }

    /** @param namesAndValues name, value, name, value … */
    public static Refusal of(String code, String sentence, Object... namesAndValues) {
        var values = new LinkedHashMap<String, String>();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            values.put(String.valueOf(namesAndValues[i]), String.valueOf(namesAndValues[i + 1]));
        }
        return new Refusal(code, sentence, values);
    }
}

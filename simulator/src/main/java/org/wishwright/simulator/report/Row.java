package org.wishwright.simulator.report;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One measure.
 *
 * @param bench what measured it: {@code replay}, {@code configuration}, {@code spine}
 * @param value a number, or the decimal digits of an integer that no number holds
 * @param better {@code higher}, {@code lower} or {@code exact}
 * @param more what else belongs to it, such as {@code reach} or {@code of}
 */
public record Row(String bench, String measure, Object value, String unit, String better, Map<String, Object> more) {

    private static final JsonMapper JSON = new JsonMapper();

    public Row {
        more = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(more));
    }

    public static Row of(String bench, String measure, Object value, String unit, String better, Object... more) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i + 1 < more.length; i += 2) {
            map.put(String.valueOf(more[i]), more[i + 1]);
        }
        return new Row(bench, measure, value, unit, better, map);
    }

    /** One JSON object on one line. */
    public String json() {
        var object = JsonNodeFactory.instance.objectNode();
        object.put("bench", bench).put("measure", measure);
        object.set("value", JSON.valueToTree(value));
        object.put("unit", unit);
        more.forEach((name, one) -> object.set(name, JSON.valueToTree(one)));
        object.put("better", better);
        return JSON.writeValueAsString(object);
    }
}

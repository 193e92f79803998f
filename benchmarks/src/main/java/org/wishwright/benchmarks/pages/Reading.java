package org.wishwright.benchmarks.pages;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a row measured.
 *
 * @param more what else belongs to it, such as how many were measured
 */
record Reading(double value, Map<String, Object> more) {

    static Reading of(double value, Object... more) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i + 1 < more.length; i += 2) {
            map.put(String.valueOf(more[i]), more[i + 1]);
        }
        return new Reading(value, map);
    }
}

package org.wishwright.platform.campaign.ways;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One thing to fill in.
 *
 * @param name as the form sends it
 * @param value what stands in it at first
 * @param options what may be chosen, by the value that is sent
 * @param rows how many lines there are to fill in, of these {@code columns}
 */
public record Field(String name, Type type, String value, Map<String, Saying> options, int rows, List<Field> columns) {

    /** How it is filled in. */
    public enum Type {
        TEXT,
        NUMBER,
        MONEY,
        TIME,
        /** A day, or none. */
        DAY,
        TICK,
        CHOICE,
        /** A number for each of the options. */
        COUNTS,
        ROWS
    }

    public static Field of(String name, Type type, String value) {
        return new Field(name, type, value, Map.of(), 0, List.of());
    }

    public static Field choice(String name, Map<String, Saying> options, String value) {
        return new Field(name, Type.CHOICE, value, new LinkedHashMap<>(options), 0, List.of());
    }

    public static Field counts(String name, Map<String, Saying> options) {
        return new Field(name, Type.COUNTS, "", new LinkedHashMap<>(options), 0, List.of());
    }

    public static Field rows(String name, int rows, Field... columns) {
        return new Field(name, Type.ROWS, "", Map.of(), rows, List.of(columns));
    }
}

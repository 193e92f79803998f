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
 * @param rows how many lines there are to fill in, of these {@code columns}; of a text its height, of files how many at most
 * @param optional whether it may stay empty
 */
public record Field(
        String name,
        Type type,
        String value,
        Map<String, Saying> options,
        int rows,
        List<Field> columns,
        boolean optional) {

    /** The longest text of many lines. */
    public static final int MOST_LONG = 10_000;

    /** Behind a field's name: the files of it that are kept already, by a comma each. */
    public static final String KEPT = ".kept";

    /** How it is filled in. */
    public enum Type {
        TEXT,
        /** Sent as it stands there; nobody fills it in. */
        HIDDEN,
        /** A text of many lines. */
        LONG,
        /** Photos and drawings that are sent with the form. */
        FILES,
        NUMBER,
        MONEY,
        TIME,
        DAY,
        TICK,
        CHOICE,
        /** A number for each of the options. */
        COUNTS,
        ROWS
    }

    public static Field of(String name, Type type, String value) {
        return new Field(name, type, value, Map.of(), 0, List.of(), false);
    }

    public static Field choice(String name, Map<String, Saying> options, String value) {
        return new Field(name, Type.CHOICE, value, new LinkedHashMap<>(options), 0, List.of(), false);
    }

    public static Field counts(String name, Map<String, Saying> options) {
        return new Field(name, Type.COUNTS, "", new LinkedHashMap<>(options), 0, List.of(), false);
    }

    public static Field rows(String name, int rows, Field... columns) {
        return new Field(name, Type.ROWS, "", Map.of(), rows, List.of(columns), false);
    }

    /** @param rows its height */
    public static Field text(String name, int rows) {
        return new Field(name, Type.LONG, "", Map.of(), rows, List.of(), false);
    }

    /** @param most how many at most */
    public static Field files(String name, int most) {
        return new Field(name, Type.FILES, "", Map.of(), most, List.of(), true);
    }

    /** The same, and it may stay empty. */
    public Field orNothing() {
        return new Field(name, type, value, options, rows, columns, true);
    }
}

package org.wishwright.configuration;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes values as RFC 8785 canonical JSON: no white space, keys sorted by UTF-16 code units, shortest escapes. Integers must be
 * within ±2^53, where every reader agrees on them; decimals go as strings.
 */
final class CanonicalJson {

    private static final long LARGEST_INTEGER = 1L << 53;

    private final StringBuilder out;

    private CanonicalJson(StringBuilder out) {
        this.out = out;
    }

    /** @param value of maps with string keys, lists, strings, integers, booleans and decimals */
    static String write(Object value) {
        var out = new StringBuilder();
        new CanonicalJson(out).value(value);
        return out.toString();
    }

    private void value(Object value) {
        switch (value) {
            case String text -> text(text);
            case Integer number -> out.append(number.intValue());
            case Long number -> integer(number);
            case Boolean flag -> out.append(flag.booleanValue());
            case BigDecimal decimal -> text(decimal.stripTrailingZeros().toPlainString());
            case List<?> list -> list(list);
            case Tuples tuples -> tuples(tuples);
            case Map<?, ?> map -> object(map);
            default -> throw new IllegalArgumentException("No canonical JSON for " + value.getClass());
        }
    }

    private void integer(long number) {
        if (Math.abs(number) > LARGEST_INTEGER) {
            throw new IllegalArgumentException(number + " is not an exact JSON number");
        }
        out.append(number);
    }

    private void list(List<?> list) {
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
            comma(i);
            value(list.get(i));
        }
        out.append(']');
    }

    private void tuples(Tuples tuples) {
        out.append('[');
        for (int r = 0; r < tuples.rows(); r++) {
            comma(r);
            out.append('[');
            for (int c = 0; c < tuples.arity(); c++) {
                comma(c);
                text(tuples.cell(r, c));
            }
            out.append(']');
        }
        out.append(']');
    }

    private void object(Map<?, ?> map) {
        var sorted = new TreeMap<String, Object>();
        map.forEach((key, value) -> sorted.put((String) key, value));
        out.append('{');
        int i = 0;
        for (var entry : sorted.entrySet()) {
            comma(i++);
            text(entry.getKey());
            out.append(':');
            value(entry.getValue());
        }
        out.append('}');
    }

    private void comma(int position) {
        if (position > 0) {
            out.append(',');
        }
    }

    private void text(String text) {
        out.append('"');
        if (isPlain(text)) {
            out.append(text);
        } else {
            for (int i = 0; i < text.length(); i++) {
                character(text.charAt(i));
            }
        }
        out.append('"');
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private void character(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> {
                if (c < 0x20) {
                    out.append(String.format("\\u%04x", (int) c));
                } else {
                    out.append(c);
                }
            }
        }
    }
}

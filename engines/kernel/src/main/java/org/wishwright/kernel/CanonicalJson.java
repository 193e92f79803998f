package org.wishwright.kernel;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as canonical JSON (RFC 8785), so that equal values have equal bytes and hashes. The subset: objects
 * ({@code Map} with string keys), arrays ({@code List}), strings, booleans, null, and integers ({@code Integer},
 * {@code Long}, {@code BigInteger}) within ±(2<sup>53</sup> − 1), the range in which every reader of JSON agrees. Write
 * larger numbers and fractions as strings. {@link StrictJson} reads the same subset.
 */
public final class CanonicalJson {

    /** 2<sup>53</sup> − 1, the largest integer that RFC 8785 (through I-JSON) can carry exactly. */
    public static final long MAX_INTEGER = (1L << 53) - 1;

    private static final HexFormat HEX = HexFormat.of();

    private CanonicalJson() {}

    /**
     * The canonical text of a value, without white space, keys sorted by UTF-16 code units.
     *
     * @throws IllegalArgumentException for a value outside the subset, an integer out of range or a lone surrogate
     */
    public static String write(@Nullable Object value) {
        var out = new StringBuilder();
        append(out, value);
        return out.toString();
    }

    /** The UTF-8 bytes of {@link #write(Object)}: what is hashed. */
    public static byte[] bytes(@Nullable Object value) {
        return write(value).getBytes(StandardCharsets.UTF_8);
    }

    private static void append(StringBuilder out, @Nullable Object value) {
        switch (value) {
            case null -> out.append("null");
            case String text -> appendString(out, text);
            case Boolean truth -> out.append(truth.booleanValue());
            case Integer number -> out.append(number.intValue());
            case Long number -> out.append(inRange(BigInteger.valueOf(number)));
            case BigInteger number -> out.append(inRange(number));
            case Map<?, ?> object -> appendObject(out, object);
            case List<?> array -> appendArray(out, array);
            default ->
                throw new IllegalArgumentException("Canonical JSON here knows no "
                        + value.getClass().getName() + "; give a string, an integer, a boolean, a map or a list");
        }
    }

    private static BigInteger inRange(BigInteger number) {
        if (number.abs().bitLength() > 53) {
            throw new IllegalArgumentException("The integer " + number
                    + " is beyond 2^53 - 1, where readers of JSON differ; write it as a string");
        }
        return number;
    }

    private static void appendObject(StringBuilder out, Map<?, ?> object) {
        var sorted = new TreeMap<String, @Nullable Object>();
        object.forEach((key, member) -> {
            if (!(key instanceof String name)) {
                throw new IllegalArgumentException("A key of a JSON object is a string, not " + key);
            }
            sorted.put(name, member);
        });
        out.append('{');
        sorted.forEach((name, member) -> {
            if (out.charAt(out.length() - 1) != '{') {
                out.append(',');
            }
            appendString(out, name);
            out.append(':');
            append(out, member);
        });
        out.append('}');
    }

    private static void appendArray(StringBuilder out, List<?> array) {
        out.append('[');
        for (int i = 0; i < array.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            append(out, array.get(i));
        }
        out.append(']');
    }

    private static void appendString(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                i = appendPair(out, text, i);
            } else {
                appendUnit(out, c);
            }
        }
        out.append('"');
    }

    private static int appendPair(StringBuilder out, String text, int at) {
        int point = text.codePointAt(at);
        if (!Character.isSupplementaryCodePoint(point)) {
            throw new IllegalArgumentException("A string holds half a character (a lone surrogate) at " + at);
        }
        out.appendCodePoint(point);
        return at + 1;
    }

    private static void appendUnit(StringBuilder out, char c) {
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
                    out.append("\\u").append(HEX.toHexDigits(c));
                } else {
                    out.append(c);
                }
            }
        }
    }
}

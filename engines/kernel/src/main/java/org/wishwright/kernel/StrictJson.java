package org.wishwright.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON that {@link CanonicalJson} writes, in any layout: white space and any order of keys are welcome.
 * Refused, because readers would differ: repeated keys, fractions and exponents, integers beyond ±(2<sup>53</sup> − 1),
 * lone surrogates, more than {@value #MAX_DEPTH} levels or as many as the caller allows, and texts longer than the caller allows.
 */
public final class StrictJson {

    /** How deep objects and arrays may nest. */
    public static final int MAX_DEPTH = 32;

    private final String text;
    private final int maxDepth;
    private int at;

    private StrictJson(String text, int maxDepth) {
        this.text = text;
        this.maxDepth = maxDepth;
    }

    /**
     * The one object that a text holds: values are {@code String}, {@code Long}, {@code Boolean}, null, {@code List}
     * and {@code Map} (in the text's order, both unmodifiable). Refused as {@code json.malformed} with the position.
     *
     * @param maxChars the longest text accepted, in UTF-16 code units
     */
    public static Outcome<Map<String, @Nullable Object>> readObject(String text, int maxChars) {
        return readObject(text, maxChars, MAX_DEPTH);
    }

    /** As {@link #readObject(String, int)}, for a format that nests deeper; reading takes a stack frame or two a level. */
    public static Outcome<Map<String, @Nullable Object>> readObject(String text, int maxChars, int maxDepth) {
        if (text.length() > maxChars) {
            return Outcome.refused(Refusal.of(
                    "json.too-long", "The text is longer than {max} characters; send a shorter one.", "max", maxChars));
        }
        var reader = new StrictJson(text, maxDepth);
        try {
            return Outcome.accepted(reader.document());
        } catch (Malformed malformed) {
            return Outcome.refused(Refusal.of(
                    "json.malformed",
                    "The text is not the JSON expected here, at character {at}: {reason}.",
                    "at",
                    reader.at,
                    "reason",
                    malformed.reason));
        }
    }

    private Map<String, @Nullable Object> document() throws Malformed {
        skipSpace();
        if (peek() != '{') {
            throw new Malformed("an object must start with '{'");
        }
        var object = object(1);
        skipSpace();
        if (at < text.length()) {
            throw new Malformed("nothing may follow the object");
        }
        return object;
    }

    private @Nullable Object value(int depth) throws Malformed {
        if (depth > maxDepth) {
            throw new Malformed("more than " + maxDepth + " levels");
        }
        skipSpace();
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> integer();
        };
    }

    private Map<String, @Nullable Object> object(int depth) throws Malformed {
        var object = new LinkedHashMap<String, @Nullable Object>();
        expect('{');
        skipSpace();
        if (taken('}')) {
            return Collections.unmodifiableMap(object);
        }
        do {
            skipSpace();
            var name = string();
            skipSpace();
            expect(':');
            if (object.containsKey(name)) {
                throw new Malformed("a key is repeated");
            }
            object.put(name, value(depth + 1));
            skipSpace();
        } while (taken(','));
        expect('}');
        return Collections.unmodifiableMap(object);
    }

    private List<@Nullable Object> array(int depth) throws Malformed {
        var array = new ArrayList<@Nullable Object>();
        expect('[');
        skipSpace();
        if (taken(']')) {
            return Collections.unmodifiableList(array);
        }
        do {
            array.add(value(depth + 1));
            skipSpace();
        } while (taken(','));
        expect(']');
        return Collections.unmodifiableList(array);
    }

    private String string() throws Malformed {
        expect('"');
        var out = new StringBuilder();
        while (true) {
            char c = next();
            if (c == '"') {
                return wellFormed(out.toString());
            }
            if (c < 0x20) {
                throw new Malformed("a control character must be escaped");
            }
            out.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() throws Malformed {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'f' -> '\f';
            case 'r' -> '\r';
            case 'u' -> unit();
            default -> throw new Malformed("an unknown escape");
        };
    }

    private char unit() throws Malformed {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            char c = next();
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw new Malformed("four hexadecimal digits must follow \\u");
            }
            unit = unit << 4 | digit;
        }
        return (char) unit;
    }

    private static String wellFormed(String string) throws Malformed {
        if (string.codePoints().anyMatch(point -> point >= 0xD800 && point <= 0xDFFF)) {
            throw new Malformed("a string holds half a character (a lone surrogate)");
        }
        return string;
    }

    private Long integer() throws Malformed {
        int from = at;
        boolean negative = taken('-');
        long magnitude = 0;
        int first = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            magnitude = magnitude * 10 + (text.charAt(at) - '0');
            at++;
            if (magnitude > CanonicalJson.MAX_INTEGER) {
                throw new Malformed("an integer is beyond 2^53 - 1; write it as a string");
            }
        }
        boolean leadingZero = at - first > 1 && text.charAt(first) == '0';
        if (at == first || leadingZero || (negative && magnitude == 0)) {
            at = from;
            throw new Malformed("a value was expected");
        }
        return negative ? -magnitude : magnitude;
    }

    private @Nullable Object word(String word, @Nullable Object meaning) throws Malformed {
        if (!text.startsWith(word, at)) {
            throw new Malformed("a value was expected");
        }
        at += word.length();
        return meaning;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() throws Malformed {
        if (at >= text.length()) {
            throw new Malformed("the text ends too early");
        }
        return text.charAt(at);
    }

    private char next() throws Malformed {
        char c = peek();
        at++;
        return c;
    }

    private boolean taken(char wanted) {
        boolean here = at < text.length() && text.charAt(at) == wanted;
        if (here) {
            at++;
        }
        return here;
    }

    private void expect(char wanted) throws Malformed {
        if (peek() != wanted) {
            throw new Malformed("'" + wanted + "' was expected");
        }
        at++;
    }

    /** Leaves the recursive descent; it never leaves this class. */
    private static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        private final String reason;

        Malformed(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }
}

package org.wishwright.configuration.format.json;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.LocalText;

/**
 * A value of the JSON with where it stands. Each method takes it for something and refuses anything else.
 *
 * @param path as a JSON pointer
 */
record JsonValue(@Nullable Object value, String path) {

    private static final int LONGEST_SHOWN = 60;
    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}_.+-]{1,64}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,11})(\\.[0-9]{1,9})?");

    JsonFault fault(String reason) {
        return new JsonFault(path, reason);
    }

    /** This object, where it has no other members than these. */
    JsonValue only(Set<String> known) throws JsonFault {
        for (var name : object().keySet()) {
            if (!known.contains(name)) {
                throw new JsonFault(
                        path + "/" + pointer(String.valueOf(name)),
                        "no such member is known; known are " + sorted(known));
            }
        }
        return this;
    }

    private static String sorted(Set<String> names) {
        return String.join(", ", names.stream().sorted().toList());
    }

    private static String pointer(String name) {
        var shown = name.length() > LONGEST_SHOWN ? name.substring(0, LONGEST_SHOWN) + "…" : name;
        return shown.replace("~", "~0").replace("/", "~1");
    }

    private Map<?, ?> object() throws JsonFault {
        if (value instanceof Map<?, ?> object) {
            return object;
        }
        throw fault("an object is expected");
    }

    /** Null where there is no such member. */
    @Nullable
    JsonValue find(String name) throws JsonFault {
        return object().containsKey(name) ? new JsonValue(object().get(name), path + "/" + pointer(name)) : null;
    }

    JsonValue at(String name) throws JsonFault {
        var found = find(name);
        if (found == null) {
            throw fault("the member '" + name + "' is missing");
        }
        return found;
    }

    List<JsonValue> list() throws JsonFault {
        if (!(value instanceof List<?> values)) {
            throw fault("an array is expected");
        }
        var list = new ArrayList<JsonValue>();
        for (int i = 0; i < values.size(); i++) {
            list.add(new JsonValue(values.get(i), path + "/" + i));
        }
        return list;
    }

    /** Of a member; empty where it is not there. */
    List<JsonValue> list(String name) throws JsonFault {
        var found = find(name);
        return found == null ? List.of() : found.list();
    }

    String text() throws JsonFault {
        if (!(value instanceof String text)) {
            throw fault("a string is expected");
        }
        if (text.chars().anyMatch(c -> c < 0x20 && c != '\n' && c != '\r' && c != '\t')) {
            throw fault("a control character stands in the text");
        }
        return text;
    }

    String word() throws JsonFault {
        if (text().isBlank()) {
            throw fault("the text is empty");
        }
        return text();
    }

    String id() throws JsonFault {
        if (!ID.matcher(text()).matches()) {
            throw fault("this is no id; an id is 1 to 64 letters, digits, '_', '.', '+' or '-'");
        }
        return text();
    }

    List<String> ids() throws JsonFault {
        var ids = new ArrayList<String>();
        for (var one : list()) {
            ids.add(one.id());
        }
        return ids;
    }

    long whole(long least, long most) throws JsonFault {
        if (value instanceof Long number && number >= least && number <= most) {
            return number;
        }
        throw fault("a whole number from " + least + " to " + most + " is expected");
    }

    boolean flag() throws JsonFault {
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw fault("true or false is expected");
    }

    BigDecimal decimal() throws JsonFault {
        if (!DECIMAL.matcher(text()).matches()) {
            throw fault(
                    "a decimal number in a string is expected, as \"2.5\" is, with at most 12 digits before and 9 behind the point");
        }
        return new BigDecimal(text());
    }

    LocalDate day() throws JsonFault {
        try {
            var day = LocalDate.parse(text());
            if (day.getYear() >= 1900 && day.getYear() <= 9000) {
                return day;
            }
        } catch (DateTimeParseException e) {
            throw fault("a day is expected, as \"2026-03-01\" is");
        }
        throw fault("the day is not between the years 1900 and 9000");
    }

    /** A text with its translations, {@code {"source": "en", "texts": {"en": "Oak", "zh": "橡木"}}}. */
    LocalText localText() throws JsonFault {
        only(Set.of("source", "texts"));
        var texts = new LinkedHashMap<String, String>();
        for (var language : at("texts").object().keySet()) {
            var name = String.valueOf(language);
            var text = at("texts").at(name);
            if (!LANGUAGE.matcher(name).matches()) {
                throw text.fault("the name is no code of a language, as \"en\" is");
            }
            texts.put(name, text.text());
        }
        var source = at("source");
        if (!texts.containsKey(source.text())) {
            throw source.fault("there is no text in this language");
        }
        return new LocalText(source.text(), texts);
    }

    static Object of(LocalText text) {
        return Map.of("source", text.sourceLanguage(), "texts", text.texts());
    }
}

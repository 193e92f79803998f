package org.wishwright.market;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;

/**
 * Public records as JSON values and back: a component is a member of its own name; a member of a sealed family carries its {@code kind}, the
 * record's name in lower case with hyphens; null is left out. Texts, integers, booleans, instants, dates and durations (ISO 8601), currencies
 * (ISO 4217), money ({@code currency}, {@code minor}), pseudonyms, enums, lists, maps from texts, records and sealed families of records.
 */
final class RecordJson {

    private RecordJson() {}

    static Map<String, Object> write(Record record) {
        var json = new LinkedHashMap<String, Object>();
        var family = familyOf(record.getClass());
        if (family) {
            json.put("kind", kind(record.getClass()));
        }
        for (var component : record.getClass().getRecordComponents()) {
            var value = get(component, record);
            if (value != null) {
                json.put(component.getName(), Objects.requireNonNull(value(value)));
            }
        }
        return json;
    }

    /** @return refused as {@code market.field-missing}, {@code market.field-unknown}, {@code market.field-malformed} with its {@code field} */
    static <T> Outcome<T> read(Class<T> type, Map<String, ?> json) {
        try {
            return Outcome.accepted(type.cast(object(type, json, type.getSimpleName())));
        } catch (RefusedException e) {
            return Outcome.refused(e.refusal());
        }
    }

    static boolean knows(Class<?> family, @Nullable Object kind) {
        return kind instanceof String text && member(family, text) != null;
    }

    private static @Nullable Object get(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalArgumentException("Only public records are written, not " + record.getClass(), e);
        }
    }

    private static @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String _, Long _, Integer _, Boolean _ -> value;
            case Alias(var text) -> text;
            case Money(var minor, var currency) -> Map.of("currency", currency.getCurrencyCode(), "minor", minor);
            case Currency currency -> currency.getCurrencyCode();
            case Instant instant -> instant.toString();
            case LocalDate date -> date.toString();
            case Duration duration -> duration.toString();
            case Enum<?> one -> one.name();
            case Record record -> write(record);
            case List<?> list -> list.stream().map(RecordJson::value).toList();
            case Map<?, ?> map -> {
                var json = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((name, member) -> json.put((String) name, value(member)));
                yield json;
            }
            default -> throw new IllegalArgumentException("A record of a campaign holds no " + value.getClass());
        };
    }

    private static Object object(Class<?> type, Map<String, ?> json, String field) {
        var record = type;
        int known = 0;
        if (type.isSealed()) {
            var kind = json.get("kind");
            record = kind instanceof String text ? member(type, text) : null;
            if (record == null) {
                throw malformed(field + ".kind", "one of the kinds there are");
            }
            known++;
        } else if (familyOf(type) && json.containsKey("kind")) {
            known++;
        }
        var components = record.getRecordComponents();
        var values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            var name = components[i].getName();
            var given = json.get(name);
            if (json.containsKey(name)) {
                known++;
            }
            if (given == null && !isNullable(components[i])) {
                throw refused("market.field-missing", "{field} is missing. Give it.", field + "." + name, "");
            }
            values[i] = given == null ? null : parsed(components[i].getGenericType(), given, field + "." + name);
        }
        if (known < json.size()) {
            throw refused("market.field-unknown", "{field} has a member that nobody knows. Leave it out.", field, "");
        }
        return make(record, values, field);
    }

    private static Object make(Class<?> record, @Nullable Object[] values, String field) {
        try {
            var types = new Class<?>[values.length];
            for (int i = 0; i < types.length; i++) {
                types[i] = record.getRecordComponents()[i].getType();
            }
            return record.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException fault) {
                throw malformed(field, "what fits: " + fault.getMessage());
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Only public records are read, not " + record, e);
        }
    }

    private static Object parsed(Type type, Object given, String field) {
        if (type instanceof ParameterizedType generic) {
            var arguments = generic.getActualTypeArguments();
            return generic.getRawType() == List.class
                    ? list(arguments[0], given, field)
                    : map(arguments[1], given, field);
        }
        var plain = (Class<?>) type;
        if (plain == long.class || plain == Long.class) {
            return expect(Long.class, given, field, "a whole number");
        }
        if (plain == int.class || plain == Integer.class) {
            return small(expect(Long.class, given, field, "a whole number"), field);
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return expect(Boolean.class, given, field, "true or false");
        }
        if (plain == Money.class) {
            return money(given, field);
        }
        if (plain.isRecord() && plain != Alias.class || plain.isSealed()) {
            return object(plain, members(given, field), field);
        }
        return text(plain, expect(String.class, given, field, "a text"), field);
    }

    private static Object text(Class<?> type, String text, String field) {
        try {
            if (type == String.class) {
                return text;
            }
            if (type == Alias.class) {
                return new Alias(text);
            }
            if (type == Instant.class) {
                return Instant.parse(text);
            }
            if (type == LocalDate.class) {
                return LocalDate.parse(text);
            }
            if (type == Duration.class) {
                return Duration.parse(text);
            }
            if (type == Currency.class) {
                return Currency.getInstance(text);
            }
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw malformed(field, "such a " + type.getSimpleName().toLowerCase(Locale.ROOT));
        }
        for (var one : type.isEnum() ? type.getEnumConstants() : new Object[0]) {
            if (((Enum<?>) one).name().equals(text)) {
                return one;
            }
        }
        throw malformed(field, "one of the words there are");
    }

    private static Money money(Object given, String field) {
        var members = members(given, field);
        var minor = expect(Long.class, members.get("minor"), field + ".minor", "a whole number");
        var currency = expect(String.class, members.get("currency"), field + ".currency", "a currency");
        if (members.size() != 2) {
            throw malformed(field, "a currency and minor units");
        }
        return new Money(minor, (Currency) text(Currency.class, currency, field + ".currency"));
    }

    private static List<Object> list(Type type, Object given, String field) {
        if (!(given instanceof List<?> members)) {
            throw malformed(field, "a list");
        }
        var list = new ArrayList<Object>(members.size());
        for (var member : members) {
            if (member == null) {
                throw malformed(field, "a list without gaps");
            }
            list.add(parsed(type, member, field + "[" + list.size() + "]"));
        }
        return Collections.unmodifiableList(list);
    }

    private static Map<String, Object> map(Type type, Object given, String field) {
        var map = new LinkedHashMap<String, Object>();
        members(given, field).forEach((name, member) -> {
            if (member == null) {
                throw malformed(field, "members that are not null");
            }
            map.put(name, parsed(type, member, field + "." + name));
        });
        return Collections.unmodifiableMap(map);
    }

    @SuppressWarnings("unchecked") // StrictJson and the writer above make maps of texts only
    private static Map<String, ?> members(Object given, String field) {
        return (Map<String, ?>) expect(Map.class, given, field, "an object");
    }

    private static Integer small(long number, String field) {
        if (number != (int) number) {
            throw malformed(field, "a smaller number");
        }
        return (int) number;
    }

    private static <T> T expect(Class<T> type, @Nullable Object given, String field, String what) {
        if (type.isInstance(given)) {
            return type.cast(given);
        }
        if (type == Long.class && given instanceof Integer number) {
            return type.cast(number.longValue());
        }
        throw malformed(field, what);
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static boolean familyOf(Class<?> record) {
        for (var parent : record.getInterfaces()) {
            if (parent.isSealed()) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Class<?> member(Class<?> family, String kind) {
        for (var member : family.getPermittedSubclasses()) {
            if (member.isRecord() && kind(member).equals(kind)) {
                return member;
            }
        }
        return null;
    }

    static String kind(Class<?> record) {
        return record.getSimpleName()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    private static RefusedException malformed(String field, String expected) {
        return refused("market.field-malformed", "{field} is not {expected}. Mend it.", field, expected);
    }

    private static RefusedException refused(String code, String sentence, String field, String expected) {
        return new RefusedException(Refusal.of(code, sentence, "field", field, "expected", expected));
    }
}

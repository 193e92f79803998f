package org.wishwright.platform.factory.web;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.factory.Description;

/**
 * A factory in the fields of a form. What the fields do not show, such as names in a third language, is kept from the
 * factory as it was.
 *
 * @param week three spans a day, each of two times, empty where nobody works
 * @param pairs set-up times between two families, one a line: {@code code; from; to; minutes}
 */
public record FactoryForm(
        String zone,
        List<Row> rows,
        Map<DayOfWeek, List<String>> week,
        String closed,
        String pairs,
        String freezeMinutes) {

    public static final int SPANS = 3;
    static final int MOST_ROWS = 500;
    private static final int SPARE_ROWS = 2;

    /** A work centre. @param setup minutes, or seconds as in {@code 90 s}; empty: as each product says */
    public record Row(String code, String zh, String en, String units, String setup) {

        static final Row EMPTY = new Row("", "", "", "", "");

        boolean isEmpty() {
            return code.isBlank() && zh.isBlank() && en.isBlank();
        }
    }

    /** Whether the fields can show all of this factory. */
    static boolean shows(Description factory) {
        return factory.calendar().weekly().stream()
                .collect(Collectors.groupingBy(Description.Opening::day, Collectors.counting()))
                .values()
                .stream()
                .allMatch(count -> count <= SPANS);
    }

    static FactoryForm of(Description factory) {
        var rows = factory.workCentres().stream().map(FactoryForm::row).toList();
        var week = emptyWeek();
        var filled = new EnumMap<DayOfWeek, Integer>(DayOfWeek.class);
        for (var opening : factory.calendar().weekly()) {
            int span = filled.merge(opening.day(), 1, Integer::sum) - 1;
            var day = week.get(opening.day());
            if (day != null && span < SPANS) {
                day.set(2 * span, opening.from().toString());
                day.set(2 * span + 1, opening.to().toString());
            }
        }
        var text = FactoryText.of(factory);
        return new FactoryForm(factory.zone(), rows, week, text.closed(), pairs(factory), text.freezeMinutes())
                .withSpareRows();
    }

    static FactoryForm read(Map<String, String> typed) {
        var rows = IntStream.range(0, MOST_ROWS)
                .takeWhile(i -> typed.containsKey("code-" + i))
                .mapToObj(i -> new Row(
                        of(typed, "code-" + i),
                        of(typed, "zh-" + i),
                        of(typed, "en-" + i),
                        of(typed, "units-" + i),
                        of(typed, "setup-" + i)))
                .toList();
        var week = emptyWeek();
        week.forEach((day, times) -> times.replaceAll(time -> ""));
        for (var day : week.entrySet()) {
            for (int i = 0; i < 2 * SPANS; i++) {
                day.getValue().set(i, of(typed, day.getKey() + "-" + i));
            }
        }
        return new FactoryForm(
                of(typed, "zone"), rows, week, of(typed, "closed"), of(typed, "pairs"), of(typed, "freezeMinutes"));
    }

    FactoryForm withSpareRows() {
        var more = new ArrayList<>(rows);
        for (int i = 0; i < SPARE_ROWS && more.size() < MOST_ROWS; i++) {
            more.add(Row.EMPTY);
        }
        return new FactoryForm(zone, more, week, closed, pairs, freezeMinutes);
    }

    /** @param before the factory as it was; what the form does not show is kept from it */
    Description parse(Optional<Description> before) {
        var known = new HashMap<String, Description.Centre>();
        before.ifPresent(factory -> factory.workCentres().forEach(centre -> known.put(centre.code(), centre)));
        var named = pairsByCentre();
        var centres = new ArrayList<Description.Centre>();
        var codes = new HashSet<String>();
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).isEmpty()) {
                var centre = centre(i, known, named);
                if (!codes.add(centre.code())) {
                    throw refused("factory.code-twice", "There is another work centre with this code.", "code-" + i);
                }
                centres.add(centre);
            }
        }
        if (centres.isEmpty()) {
            throw refused("factory.centres-missing", "A workshop has at least one work centre.", "code-0");
        }
        named.keySet().stream()
                .filter(code -> !codes.contains(code))
                .findFirst()
                .ifPresent(code -> {
                    throw pairRefused(code);
                });
        var text = new FactoryText(zone, "", "", closed, freezeMinutes);
        return new Description(
                zone.strip(), centres, new Description.Hours(openings(), text.closedDays()), text.freeze());
    }

    private Description.Centre centre(
            int i, Map<String, Description.Centre> known, Map<String, List<Description.Pair>> named) {
        var row = rows.get(i);
        var code = row.code().strip();
        if (!code.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,39}")) {
            throw refused(
                    "factory.code-invalid",
                    "A work centre has a short code of letters, digits, points and dashes, as in saw-1.",
                    "code-" + i);
        }
        if (!row.units().strip().matches("[0-9]{1,4}")
                || Integer.parseInt(row.units().strip()) < 1
                || Integer.parseInt(row.units().strip()) > 1_000) {
            throw refused("factory.units-invalid", "A work centre has 1 to 1000 machines or benches.", "units-" + i);
        }
        var before = known.get(code);
        return new Description.Centre(
                code, name(row, before), Integer.parseInt(row.units().strip()), setup(i, before, named.get(code)));
    }

    private Description.@Nullable Setup setup(
            int i, Description.@Nullable Centre before, @Nullable List<Description.Pair> pairs) {
        var typed = rows.get(i).setup().strip();
        if (typed.isEmpty() && pairs == null) {
            return null;
        }
        var seconds = typed.isEmpty() ? null : seconds(typed);
        if (!typed.isEmpty() && seconds == null) {
            throw refused("factory.setup-invalid", "Write minutes as in 10, or seconds as in 90 s.", "setup-" + i);
        }
        var sameFree = before == null || before.setup() == null
                ? Boolean.TRUE
                : before.setup().sameFree();
        return new Description.Setup(seconds, sameFree, pairs);
    }

    private static @Nullable LocalText name(Row row, Description.@Nullable Centre before) {
        var texts = new LinkedHashMap<String, String>();
        var old = before == null ? null : before.name();
        if (old != null) {
            texts.putAll(old.texts());
            texts.remove("und");
        }
        put(texts, "zh", row.zh().strip());
        put(texts, "en", row.en().strip());
        if (texts.isEmpty()) {
            return null;
        }
        var source = old != null && texts.containsKey(old.sourceLanguage())
                ? old.sourceLanguage()
                : texts.keySet().iterator().next();
        return new LocalText(source, texts);
    }

    private static void put(Map<String, String> texts, String language, String text) {
        if (text.isEmpty()) {
            texts.remove(language);
        } else {
            texts.put(language, text);
        }
    }

    private List<Description.Opening> openings() {
        var openings = new ArrayList<Description.Opening>();
        week.forEach((day, times) -> {
            for (int span = 0; span < SPANS; span++) {
                var from = times.get(2 * span).strip();
                var to = times.get(2 * span + 1).strip();
                if (!from.isEmpty() || !to.isEmpty()) {
                    openings.add(new Description.Opening(day, time(day, from), time(day, to)));
                }
            }
        });
        return openings;
    }

    private static LocalTime time(DayOfWeek day, String typed) {
        try {
            return LocalTime.parse(typed);
        } catch (DateTimeException e) {
            throw refused("factory.time-invalid", "Give a beginning and an end, as in 08:00 and 12:00.", day.name());
        }
    }

    private Map<String, List<Description.Pair>> pairsByCentre() {
        var found = new LinkedHashMap<String, List<Description.Pair>>();
        for (var line :
                pairs.lines().map(String::strip).filter(one -> !one.isEmpty()).toList()) {
            var parts = line.split(";", -1);
            var seconds = parts.length == 4 ? seconds(parts[3].strip()) : null;
            if (seconds == null || parts[1].isBlank() || parts[2].isBlank()) {
                throw pairRefused(line);
            }
            found.computeIfAbsent(parts[0].strip(), code -> new ArrayList<>())
                    .add(new Description.Pair(parts[1].strip(), parts[2].strip(), seconds));
        }
        return found;
    }

    private static Row row(Description.Centre centre) {
        var texts =
                centre.name() == null ? Map.<String, String>of() : centre.name().texts();
        var plain = texts.getOrDefault("und", "");
        boolean chinese = plain.codePoints().anyMatch(Character::isIdeographic);
        var setup = centre.setup();
        return new Row(
                centre.code(),
                texts.getOrDefault("zh", chinese ? plain : ""),
                texts.getOrDefault("en", chinese ? "" : plain),
                Integer.toString(centre.units()),
                setup == null || setup.normal() == null ? "" : minutes(setup.normal()));
    }

    private static String pairs(Description factory) {
        var lines = new ArrayList<String>();
        for (var centre : factory.workCentres()) {
            var setup = centre.setup();
            var pairs = setup == null || setup.pairs() == null ? List.<Description.Pair>of() : setup.pairs();
            pairs.forEach(pair ->
                    lines.add(centre.code() + "; " + pair.from() + "; " + pair.to() + "; " + minutes(pair.seconds())));
        }
        return String.join("\n", lines);
    }

    private static String minutes(long seconds) {
        return seconds % 60 == 0 ? Long.toString(seconds / 60) : seconds + " s";
    }

    private static @Nullable Long seconds(String typed) {
        if (typed.matches("[0-9]{1,5}")) {
            return 60 * Long.parseLong(typed);
        }
        return typed.matches("[0-9]{1,6} ?s") ? Long.valueOf(typed.replaceAll("[^0-9]", "")) : null;
    }

    private static Map<DayOfWeek, List<String>> emptyWeek() {
        var week = new EnumMap<DayOfWeek, List<String>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            week.put(day, new ArrayList<>(java.util.Collections.nCopies(2 * SPANS, "")));
        }
        return week;
    }

    private static String of(Map<String, String> typed, String name) {
        return typed.getOrDefault(name, "");
    }

    private static RefusedException pairRefused(String found) {
        return new RefusedException(Refusal.of(
                "factory.pair-invalid",
                "'" + found + "' cannot be read. Write: code of a work centre; from; to; minutes.",
                "field",
                "pairs",
                "found",
                found));
    }

    private static RefusedException refused(String code, String sentence, String field) {
        return new RefusedException(Refusal.of(code, sentence, "field", field));
    }
}

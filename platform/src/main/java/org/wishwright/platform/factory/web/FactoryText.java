package org.wishwright.platform.factory.web;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.factory.Description;

/**
 * A factory as a maker types it into a form: one work centre a line ({@code code; name; units; setup minutes}, the name
 * in both languages as in {@code Panel saw / 开料锯}), one weekday a line ({@code MONDAY 08:00-12:00 13:00-17:00}).
 */
public record FactoryText(String zone, String workCentres, String hours, String closed, String freezeMinutes) {

    static FactoryText example() {
        return new FactoryText(
                "Asia/Shanghai",
                "saw; Panel saw / 开料锯; 1; 10\nsand; Sanding / 打磨; 1; 5\nassemble; Assembly / 装配; 2; 0",
                workdays().stream().map(day -> day + " 08:00-12:00 13:00-17:00").collect(Collectors.joining("\n")),
                "",
                "60");
    }

    static FactoryText of(Description factory) {
        var centres = factory.workCentres().stream()
                .map(c -> c.code() + "; " + name(c) + "; " + c.units() + "; "
                        + (c.setup() == null || c.setup().normal() == null
                                ? ""
                                : c.setup().normal() / 60))
                .collect(Collectors.joining("\n"));
        Map<DayOfWeek, List<String>> days = new EnumMap<>(DayOfWeek.class);
        for (var opening : factory.calendar().weekly()) {
            days.computeIfAbsent(opening.day(), day -> new ArrayList<>()).add(opening.from() + "-" + opening.to());
        }
        var hours = days.entrySet().stream()
                .map(day -> day.getKey() + " " + String.join(" ", day.getValue()))
                .collect(Collectors.joining("\n"));
        var closed = factory.calendar().closed();
        var closedText = closed == null
                ? ""
                : new TreeSet<>(closed).stream().map(LocalDate::toString).collect(Collectors.joining("\n"));
        return new FactoryText(
                factory.zone(),
                centres,
                hours,
                closedText,
                Long.toString(factory.freeze().toMinutes()));
    }

    Description parse() {
        return new Description(
                zone.strip(),
                lines(workCentres).stream().map(FactoryText::centre).toList(),
                new Description.Hours(
                        lines(hours).stream()
                                .flatMap(line -> openings(line).stream())
                                .toList(),
                        closedDays()),
                freeze());
    }

    /** Minutes before a shift at which it is fixed. */
    int freeze() {
        return number("freezeMinutes", freezeMinutes.strip());
    }

    private static Description.Centre centre(String line) {
        var parts = line.split(";", -1);
        if (parts.length < 3 || parts.length > 4) {
            throw refused("workCentres", line, "code; name; units; setup minutes");
        }
        var setup = parts.length < 4 || parts[3].isBlank()
                ? null
                : new Description.Setup(60L * number("workCentres", parts[3].strip()), true, null);
        return new Description.Centre(
                parts[0].strip(), name(parts[1].strip()), number("workCentres", parts[2].strip()), setup);
    }

    private static String name(Description.Centre centre) {
        var name = centre.name();
        if (name == null) {
            return "";
        }
        var others = name.texts().entrySet().stream()
                .filter(text -> !text.getKey().equals(name.sourceLanguage()))
                .map(Map.Entry::getValue);
        return Stream.concat(Stream.of(name.source()), others).collect(Collectors.joining(" / "));
    }

    private static @Nullable LocalText name(String typed) {
        if (typed.isEmpty()) {
            return null;
        }
        var parts = typed.split(" / ", -1);
        if (parts.length == 2 && isChinese(parts[0]) != isChinese(parts[1])) {
            var first = isChinese(parts[0]) ? "zh" : "en";
            return new LocalText(
                    first, Map.of(first, parts[0].strip(), first.equals("zh") ? "en" : "zh", parts[1].strip()));
        }
        return LocalText.of("und", typed);
    }

    private static boolean isChinese(String text) {
        return text.codePoints().anyMatch(Character::isIdeographic);
    }

    private static List<Description.Opening> openings(String line) {
        var parts = line.split("\\s+");
        var openings = new ArrayList<Description.Opening>();
        try {
            var day = DayOfWeek.valueOf(parts[0].toUpperCase(java.util.Locale.ROOT));
            for (int i = 1; i < parts.length; i++) {
                var times = parts[i].split("-", -1);
                openings.add(new Description.Opening(day, LocalTime.parse(times[0]), LocalTime.parse(times[1])));
            }
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw refused("hours", line, "MONDAY 08:00-12:00 13:00-17:00");
        }
        return openings;
    }

    Set<LocalDate> closedDays() {
        var days = new TreeSet<LocalDate>();
        for (var line : lines(closed)) {
            try {
                days.add(LocalDate.parse(line));
            } catch (DateTimeException e) {
                throw refused("closed", line, "2027-01-01");
            }
        }
        return days;
    }

    private static int number(String field, String text) {
        if (!text.matches("[0-9]{1,6}")) {
            throw refused(field, text, "60");
        }
        return Integer.parseInt(text);
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static List<DayOfWeek> workdays() {
        return List.of(DayOfWeek.values()).subList(0, 5);
    }

    private static RefusedException refused(String field, String found, String example) {
        return new RefusedException(Refusal.of(
                "factory.unreadable",
                "'" + found + "' cannot be read. Write it like: " + example,
                "field",
                field,
                "found",
                found,
                "example",
                example));
    }
}

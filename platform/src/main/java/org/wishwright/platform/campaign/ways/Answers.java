package org.wishwright.platform.campaign.ways;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;

/**
 * What a form sent, read as JSON values of the engine; what cannot be read is refused and names its field.
 *
 * @param zone of the times that were typed
 */
public record Answers(Map<String, String> sent, Currency currency, ZoneId zone) {

    public String text(String name) {
        return sent.getOrDefault(name, "").strip();
    }

    /** A text of many lines. */
    public String longText(String name) {
        var text = text(name).replace("\r\n", "\n");
        if (text.length() > Field.MOST_LONG) {
            throw new RefusedException(Refusal.of(
                    "campaign.text-length",
                    "At most {most} characters fit here. Shorten it.",
                    "most",
                    Field.MOST_LONG,
                    "field",
                    name));
        }
        return text;
    }

    /** The ids of the files that were sent for a field, in their order. */
    public List<String> files(String name) {
        return isBlank(name + Field.KEPT)
                ? List.of()
                : List.of(text(name + Field.KEPT).split(",", -1));
    }

    public boolean isBlank(String name) {
        return text(name).isEmpty();
    }

    public boolean ticked(String name) {
        return sent.containsKey(name);
    }

    public long number(String name) {
        try {
            return Long.parseLong(text(name));
        } catch (NumberFormatException e) {
            throw unreadable("campaign.number-unreadable", "Write a whole number here, with digits only.", name);
        }
    }

    public Map<String, Object> money(String name) {
        try {
            long minor = new BigDecimal(text(name).replace(",", ""))
                    .movePointRight(currency.getDefaultFractionDigits())
                    .longValueExact();
            return Map.of("currency", currency.getCurrencyCode(), "minor", minor);
        } catch (ArithmeticException | NumberFormatException e) {
            throw unreadable("campaign.money-unreadable", "Write an amount here, such as 128.00.", name);
        }
    }

    public Instant time(String name) {
        try {
            return LocalDateTime.parse(text(name)).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw unreadable("campaign.time-unreadable", "Choose a day and a time here.", name);
        }
    }

    public LocalDate day(String name) {
        try {
            return LocalDate.parse(text(name));
        } catch (DateTimeException e) {
            throw unreadable("campaign.day-unreadable", "Choose a day here.", name);
        }
    }

    /** The numbers of the lines in which the first column was filled in. */
    public List<Integer> rows(Field field) {
        var rows = new ArrayList<Integer>();
        for (int i = 0; i < field.rows(); i++) {
            if (!isBlank(cell(field.name(), i, field.columns().getFirst().name()))) {
                rows.add(i);
            }
        }
        return rows;
    }

    public static String cell(String field, int row, String column) {
        return field + "." + row + "." + column;
    }

    /** What a step's form sent, by the fields of the form. */
    public Map<String, Object> step(Act act) {
        var step = new LinkedHashMap<String, Object>();
        step.put("kind", act.kind());
        for (var field : act.fields()) {
            read(step, field);
        }
        return step;
    }

    private void read(Map<String, Object> step, Field field) {
        var name = field.name();
        if (field.optional() && field.type() != Field.Type.FILES && field.type() != Field.Type.ROWS && isBlank(name)) {
            return;
        }
        switch (field.type()) {
            case TEXT, HIDDEN -> step.put(name, text(name));
            case LONG -> step.put(name, longText(name));
            case FILES -> step.put(name, files(name));
            case NUMBER -> step.put(name, number(name));
            case MONEY -> step.put(name, money(name));
            case TIME -> step.put(name, time(name).toString());
            case DAY -> step.put(name, day(name).toString());
            case TICK -> step.put(name, ticked(name));
            case CHOICE -> {
                if (!isBlank(name)) {
                    step.put(name, text(name));
                }
            }
            case COUNTS -> step.put(name, counts(field));
            case ROWS -> step.put(name, lines(field));
        }
    }

    private List<Map<String, Object>> counts(Field field) {
        var counts = new ArrayList<Map<String, Object>>();
        for (var option : field.options().keySet()) {
            var cell = field.name() + "." + option;
            if (!isBlank(cell) && number(cell) != 0) {
                counts.add(Map.of("option", option, "units", number(cell)));
            }
        }
        return counts;
    }

    private List<Map<String, Object>> lines(Field field) {
        var lines = new ArrayList<Map<String, Object>>();
        for (int row : rows(field)) {
            var line = new LinkedHashMap<String, Object>();
            for (var column : field.columns()) {
                var cell = cell(field.name(), row, column.name());
                line.put(
                        column.name(),
                        switch (column.type()) {
                            case NUMBER -> number(cell);
                            case MONEY -> money(cell);
                            default -> text(cell);
                        });
            }
            lines.add(line);
        }
        return lines;
    }

    private static RefusedException unreadable(String code, String sentence, String field) {
        return new RefusedException(Refusal.of(code, sentence, "field", field));
    }
}

package org.wishwright.platform.campaign.ways;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.platform.campaign.ways.Field.Type;

/** What drafts of several ways have in common. */
final class Parts {

    static final String PAY_WITHIN = "PT30M";

    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm", Locale.ROOT);

    private Parts() {}

    static Field text(String name) {
        return Field.of(name, Type.TEXT, "");
    }

    static Field number(String name, String value) {
        return Field.of(name, Type.NUMBER, value);
    }

    static Field money(String name, String value) {
        return Field.of(name, Type.MONEY, value);
    }

    /** @param days from now that it says at first */
    static Field time(String name, int days) {
        return Field.of(name, Type.TIME, "P" + days + "D");
    }

    /** A day, or none. */
    static Field day(String name) {
        return Field.of(name, Type.DAY, "").orNothing();
    }

    /** A choice of how long something lasts. @param spans ISO 8601 */
    static Field span(String name, String value, String... spans) {
        var options = new LinkedHashMap<String, Saying>();
        for (var span : spans) {
            options.put(span, span(Duration.parse(span)));
        }
        return Field.choice(name, options, value);
    }

    static Saying span(Duration span) {
        if (span.toDays() > 1 && Duration.ofDays(span.toDays()).equals(span)) {
            return Saying.of("campaign.span.days", "number", span.toDays());
        }
        return Duration.ofHours(span.toHours()).equals(span)
                ? Saying.of("campaign.span.hours", "number", span.toHours())
                : Saying.of("campaign.span.minutes", "number", span.toMinutes());
    }

    static Map<String, Saying> words(String prefix, String... values) {
        var words = new LinkedHashMap<String, Saying>();
        for (var value : values) {
            words.put(value, Saying.of(prefix + value));
        }
        return words;
    }

    /** Words for the code of each line, by which the lines are numbered. */
    static Map<String, LocalText> names(Answers answers, Field lines, String prefix, String language) {
        var names = new LinkedHashMap<String, LocalText>();
        for (int row : answers.rows(lines)) {
            var texts = new LinkedHashMap<String, String>();
            texts.put(language, answers.text(Answers.cell(lines.name(), row, "name")));
            var other = answers.text(Answers.cell(lines.name(), row, "other"));
            if (!other.isEmpty()) {
                texts.put(language.equals("zh") ? "en" : "zh", other);
            }
            names.put(prefix + (row + 1), new LocalText(language, texts));
        }
        return names;
    }

    /** As the engine writes it. */
    static Map<String, Object> json(Money money) {
        return Map.of("currency", money.currency().getCurrencyCode(), "minor", money.minor());
    }

    /** Hundredths of a percent as percent, without idle zeros. */
    static String percent(int basisPoints) {
        return java.math.BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString();
    }

    static String typed(Money money) {
        return java.math.BigDecimal.valueOf(money.minor(), money.currency().getDefaultFractionDigits())
                .toPlainString();
    }

    static String typed(Instant instant, ZoneId zone) {
        return LocalDateTime.ofInstant(instant, zone).format(TYPED);
    }
}

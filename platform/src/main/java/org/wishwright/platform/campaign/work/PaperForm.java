package org.wishwright.platform.campaign.work;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.campaign.ways.Field;
import org.wishwright.platform.files.Files;
import org.wishwright.platform.files.Size;
import org.wishwright.platform.foundation.PlainText;
import org.wishwright.platform.identity.PartyId;

/** Reads the fields of a paper from what was sent, bounded, each file one of the sender's own. */
@Component
class PaperForm {

    private static final int MOST_LINE = 200;
    private static final long MOST_NUMBER = 1_000_000_000_000L;

    private final Uploads uploads;
    private final Files files;

    PaperForm(Uploads uploads, Files files) {
        this.uploads = uploads;
        this.files = files;
    }

    Map<String, Object> read(List<Field> fields, PartyId party, Map<String, ?> sent) {
        var content = new LinkedHashMap<String, Object>();
        for (var field : fields) {
            var value = sent.get(field.name());
            boolean none = value == null || value instanceof String text && text.isBlank();
            if (none && field.optional()) {
                continue;
            }
            content.put(field.name(), value(field, party, none ? null : value));
        }
        return content;
    }

    private Object value(Field field, PartyId party, @Nullable Object value) {
        return switch (field.type()) {
            case TEXT, HIDDEN -> text(field, value, MOST_LINE);
            case LONG -> text(field, value, Field.MOST_LONG);
            case NUMBER -> number(field, value);
            case TICK -> Boolean.TRUE.equals(value);
            case DAY -> day(field, value);
            case MONEY -> money(field, value);
            case FILES -> files(field, party, value);
            case ROWS -> rows(field, party, value);
            case TIME, CHOICE, COUNTS ->
                throw new IllegalStateException("A paper has no field such as " + field.name());
        };
    }

    private static String text(Field field, @Nullable Object value, int most) {
        if (!(value instanceof String typed) || typed.length() > 2 * most) {
            throw wrong(field, most);
        }
        var text = field.type() == Field.Type.LONG ? PlainText.lines(typed) : PlainText.line(typed);
        if (text.isBlank() || PlainText.length(text) > most) {
            throw wrong(field, most);
        }
        return text;
    }

    private static RefusedException wrong(Field field, int most) {
        return refused("campaign.paper-text", "Write 1 to {most} characters here.", field, most);
    }

    private static long number(Field field, @Nullable Object value) {
        if (value instanceof Long number && Math.abs(number) <= MOST_NUMBER) {
            return number;
        }
        throw refused("campaign.number-unreadable", "Write a whole number here, with digits only.", field, 0);
    }

    private static String day(Field field, @Nullable Object value) {
        try {
            return LocalDate.parse(String.valueOf(value)).toString();
        } catch (DateTimeException e) {
            throw refused("campaign.day-unreadable", "Choose a day here.", field, 0);
        }
    }

    private static Map<String, Object> money(Field field, @Nullable Object value) {
        if (value instanceof Map<?, ?> money
                && money.get("currency") instanceof String currency
                && currency.matches("[A-Z]{3}")
                && money.get("minor") instanceof Long minor
                && minor > 0
                && minor <= MOST_NUMBER) {
            return Map.of("currency", currency, "minor", minor);
        }
        throw refused("campaign.money-unreadable", "Write an amount here, such as 128.00.", field, 0);
    }

    private List<Object> files(Field field, PartyId party, @Nullable Object value) {
        if (!(value instanceof List<?> ids) || ids.size() > field.rows()) {
            throw refused(
                    "campaign.files-too-many", "At most {most} files fit here. Leave some out.", field, field.rows());
        }
        var kept = new ArrayList<Object>();
        for (var id : ids) {
            var file = uploads.find(party, String.valueOf(id))
                    .orElseThrow(() -> refused(
                            "campaign.file-unknown", "This file is not one of yours. Send it again.", field, 0));
            var picture = files.picture(file, Size.SCREEN).orElseThrow();
            kept.add(Map.of("file", file.toString(), "sha256", sha256(picture.jpegOrPng())));
        }
        return kept;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private List<Object> rows(Field field, PartyId party, @Nullable Object value) {
        if (!((value == null ? List.of() : value) instanceof List<?> lines) || lines.size() > field.rows()) {
            throw refused(
                    "campaign.rows-too-many", "At most {most} lines fit here. Leave some out.", field, field.rows());
        }
        var rows = new ArrayList<Object>();
        for (var line : lines) {
            if (!(line instanceof Map<?, ?> cells)) {
                throw refused("campaign.row-unreadable", "A line here names its columns. Mend it.", field, 0);
            }
            var row = new LinkedHashMap<String, Object>();
            for (var column : field.columns()) {
                var cell = cells.get(column.name());
                if (cell != null || !column.optional()) {
                    row.put(column.name(), value(column, party, cell));
                }
            }
            rows.add(row);
        }
        return rows;
    }

    private static RefusedException refused(String code, String sentence, Field field, int most) {
        return new RefusedException(Refusal.of(code, sentence, "most", most, "field", field.name()));
    }
}

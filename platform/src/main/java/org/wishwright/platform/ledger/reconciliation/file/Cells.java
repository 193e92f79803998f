package org.wishwright.platform.ledger.reconciliation.file;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wishwright.kernel.Money;

/** The cells of one line by their column's name, and what they say. */
record Cells(int line, Map<String, Integer> columns, List<String> values) {

    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int LONGEST_CELL = 4_000;
    private static final int DEAREST_DIGITS = 15;

    /** @throws Unreadable where the line has more or fewer cells than the heading */
    static Cells of(int line, Map<String, Integer> columns, List<String> values) throws Unreadable {
        if (values.size() != columns.size()) {
            throw new Unreadable(line, "it has " + values.size() + " cells where the heading has " + columns.size());
        }
        return new Cells(line, columns, values);
    }

    /** @throws Unreadable where one that is needed is missing, or one stands there twice */
    static Map<String, Integer> columns(int line, List<String> names, List<String> needed) throws Unreadable {
        var columns = new HashMap<String, Integer>();
        for (int i = 0; i < names.size(); i++) {
            if (columns.put(names.get(i).strip(), i) != null) {
                throw new Unreadable(line, "the heading names " + names.get(i).strip() + " twice");
            }
        }
        for (var name : needed) {
            if (!columns.containsKey(name)) {
                throw new Unreadable(line, "the heading does not name " + name);
            }
        }
        return columns;
    }

    String text(String column) {
        var at = columns.get(column);
        return at == null ? "" : values.get(at).strip();
    }

    /** Whole and smallest units, such as 12.34. */
    Money decimal(String column, String currency) throws Unreadable {
        var text = text(column);
        if (!text.matches("-?[0-9]{1," + DEAREST_DIGITS + "}([.][0-9]{1,8})?")) {
            throw new Unreadable(line, column + " is no amount: " + shown(text));
        }
        try {
            var money = currency(currency);
            return new Money(
                    new BigDecimal(text)
                            .movePointRight(money.getDefaultFractionDigits())
                            .longValueExact(),
                    money);
        } catch (ArithmeticException e) {
            throw new Unreadable(line, column + " has more digits than " + currency + " has: " + shown(text));
        }
    }

    Money minor(String column, String currency) throws Unreadable {
        var text = text(column);
        if (!text.matches("-?[0-9]{1," + DEAREST_DIGITS + "}")) {
            throw new Unreadable(line, column + " is no whole number: " + shown(text));
        }
        return new Money(Long.parseLong(text), currency(currency));
    }

    /** As {@code 2026-03-01 12:00:00}, in a zone. */
    Instant local(String column, ZoneId zone) throws Unreadable {
        try {
            return LocalDateTime.parse(text(column), LOCAL).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new Unreadable(line, column + " is no time: " + shown(text(column)));
        }
    }

    Instant instant(String column) throws Unreadable {
        try {
            return Instant.parse(text(column));
        } catch (DateTimeException e) {
            throw new Unreadable(line, column + " is no time: " + shown(text(column)));
        }
    }

    private Currency currency(String code) throws Unreadable {
        try {
            return Currency.getInstance(code.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Unreadable(line, shown(code) + " is no currency");
        }
    }

    private static String shown(String text) {
        return "'" + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + "'";
    }

    /** The lines of a text; each, the last too, must have its end. */
    static List<String> lines(byte[] file, Charset... charsets) throws Unreadable {
        var text = decoded(file, charsets);
        var lines = new ArrayList<String>();
        int from = text.startsWith("\uFEFF") ? 1 : 0;
        for (int end = text.indexOf('\n', from); end >= 0; end = text.indexOf('\n', from)) {
            int last = end > from && text.charAt(end - 1) == '\r' ? end - 1 : end;
            if (last - from > LONGEST_CELL) {
                throw new Unreadable(lines.size() + 1, "it is longer than " + LONGEST_CELL + " characters");
            }
            lines.add(text.substring(from, last));
            from = end + 1;
            if (lines.size() > SettlementFile.MOST_LINES) {
                throw new Unreadable(lines.size(), "the file has more than " + SettlementFile.MOST_LINES + " lines");
            }
        }
        if (from < text.length()) {
            throw new Unreadable(lines.size() + 1, "it is cut off");
        }
        if (lines.isEmpty()) {
            throw new Unreadable(1, "the file is empty");
        }
        return lines;
    }

    /** In the first of the character sets that fits. */
    private static String decoded(byte[] file, Charset... charsets) throws Unreadable {
        for (var charset : charsets) {
            try {
                return charset.newDecoder().decode(ByteBuffer.wrap(file)).toString();
            } catch (CharacterCodingException e) {
                continue;
            }
        }
        throw new Unreadable(1, "the file is no text in " + List.of(charsets));
    }

    static List<String> utf8(byte[] file) throws Unreadable {
        return lines(file, StandardCharsets.UTF_8);
    }
}

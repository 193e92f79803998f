package org.wishwright.configuration.format.table;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as people write them in spreadsheets. */
final class Amounts {

    private static final Pattern CURRENCY = Pattern.compile("(?i)CNY|RMB|EUR|USD|GBP|HKD|TWD|JPY|CHF|[¥￥€$£₩元圆円]|块钱?");
    private static final Pattern POINT = Pattern.compile("[+-]?([0-9]{1,3}(,[0-9]{3})+|[0-9]{1,15})(\\.[0-9]{1,9})?");
    private static final Pattern COMMA = Pattern.compile("[+-]?([0-9]{1,3}(\\.[0-9]{3})+|[0-9]{1,15})(,[0-9]{1,9})?");
    private static final Pattern CENTS_AFTER_COMMA = Pattern.compile(".*,[0-9]{1,2}");
    private static final Pattern CENTS_AFTER_POINT = Pattern.compile(".*\\.[0-9]{1,2}");

    private Amounts() {}

    /** Full-width digits, letters and signs in their usual width. */
    static String narrow(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    static boolean hasCurrency(String cell) {
        return CURRENCY.matcher(cell).find() && plain(cell).matches("[+-]?[0-9.,]+");
    }

    static boolean writesDecimalComma(List<String> cells) {
        long commas = cells.stream()
                .filter(c -> CENTS_AFTER_COMMA.matcher(plain(c)).matches())
                .count();
        long points = cells.stream()
                .filter(c -> CENTS_AFTER_POINT.matcher(plain(c)).matches())
                .count();
        return commas > points;
    }

    /** Without spaces, currency and a Swiss apostrophe between thousands. */
    private static String plain(String cell) {
        return CURRENCY.matcher(narrow(cell))
                .replaceAll("")
                .replaceAll("[\\s'’\\u00A0\\u202F_]", "")
                .replace("−", "-");
    }

    /** The number; empty where the cell is none, or is one only when read the other way. */
    static Optional<BigDecimal> parsed(String cell, boolean decimalComma) {
        var plain = plain(cell);
        if (!(decimalComma ? COMMA : POINT).matcher(plain).matches()) {
            return Optional.empty();
        }
        var digits = decimalComma ? plain.replace(".", "").replace(',', '.') : plain.replace(",", "");
        return Optional.of(new BigDecimal(digits));
    }
}

package org.wishwright.platform.catalog.work;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Workbooks keep days as numbers counted from 1900 or 1904 (ECMA-376, 18.17.4), and only a cell's format tells. They are said as people
 * write them: 2026-03-01, 08:30, or both.
 */
final class SheetDates {

    /** Formats of days and times in East Asian workbooks, which stand in no file (ECMA-376, 18.8.30). */
    private static final Set<Integer> UNWRITTEN =
            Set.of(27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58);

    private static final Pattern NO_DATE_PART = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[[^]]*]");
    private static final Pattern DATE_PART = Pattern.compile("[ymdhs]");
    private static final BigDecimal AFTER_LAST = new BigDecimal(2_958_466);
    private static final BigDecimal SECONDS_A_DAY = new BigDecimal(86_400);
    /** A day that never was, 29 February 1900, has this number; before it all are one less. */
    private static final int LEAP_DAY_1900 = 60;

    private SheetDates() {}

    /** Whether numbers of the format are days or times; elapsed hours, {@code [h]:mm}, are numbers. */
    static boolean isDate(@Nullable Integer id, @Nullable String format) {
        if (id != null && UNWRITTEN.contains(id)) {
            return true;
        }
        if (format == null || format.toLowerCase(Locale.ROOT).startsWith("[h") || format.equalsIgnoreCase("general")) {
            return false;
        }
        var plain = NO_DATE_PART.matcher(format.toLowerCase(Locale.ROOT)).replaceAll("");
        return DATE_PART.matcher(plain).find();
    }

    /** The number as a day or time; empty where it is none. */
    static Optional<String> text(BigDecimal number, boolean since1904) {
        if (number.signum() < 0 || number.compareTo(AFTER_LAST) >= 0) {
            return Optional.empty();
        }
        long seconds =
                number.multiply(SECONDS_A_DAY).setScale(0, RoundingMode.HALF_UP).longValueExact();
        long day = seconds / 86_400;
        var time = LocalTime.ofSecondOfDay(seconds % 86_400);
        if (day == 0 && !since1904) {
            return Optional.of(time.toString());
        }
        var first = since1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, day < LEAP_DAY_1900 ? 31 : 30);
        var date = first.plusDays(day).toString();
        return Optional.of(time.equals(LocalTime.MIDNIGHT) ? date : date + " " + time);
    }
}

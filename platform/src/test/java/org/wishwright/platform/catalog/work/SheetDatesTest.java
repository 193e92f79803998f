package org.wishwright.platform.catalog.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class SheetDatesTest {

    @Test
    void formatsOfDaysAndTimesAreKnown() {
        for (var format : List.of("m/d/yy", "yyyy\"年\"m\"月\"d\"日\"", "[$-804]dddd", "h:mm", "mm:ss.0")) {
            assertThat(SheetDates.isDate(200, format)).as(format).isTrue();
        }
        for (var format : List.of(
                "General", "0.00", "0.00E+00", "#,##0 \"days\"", "[$¥-804]#,##0", "[h]:mm", "[Red]0", "@", "0_d")) {
            assertThat(SheetDates.isDate(200, format)).as(format).isFalse();
        }
        assertThat(SheetDates.isDate(57, null)).isTrue();
        assertThat(SheetDates.isDate(null, null)).isFalse();
    }

    @Test
    void daysAreCountedAsSpreadsheetsDo() {
        assertThat(text("1")).isEqualTo("1900-01-01");
        assertThat(text("59")).isEqualTo("1900-02-28");
        assertThat(text("61")).isEqualTo("1900-03-01");
        assertThat(text("46082.5")).isEqualTo("2026-03-01 12:00");
        assertThat(text("0.25")).isEqualTo("06:00");
        assertThat(text("46081.9999999")).isEqualTo("2026-03-01");
        assertThat(text("-1")).isEqualTo("");
        assertThat(text("99999999")).isEqualTo("");
        assertThat(SheetDates.text(new BigDecimal(44_620), true)).contains("2026-03-01");
    }

    private static String text(String number) {
        return SheetDates.text(new BigDecimal(number), false).orElse("");
    }
}

package org.wishwright.platform.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From one day to another, as each language writes it. */
class DaysTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-12-03 | 2026-12-05 | December 3–5, 2026                    | 2026年12月3日至5日
            2026-11-30 | 2026-12-03 | November 30 – December 3, 2026        | 2026年11月30日至12月3日
            2026-12-30 | 2027-01-02 | December 30, 2026 – January 2, 2027   | 2026年12月30日至2027年1月2日
            2026-12-03 | 2026-12-03 | December 3, 2026                      | 2026年12月3日
            """)
    void theSharedPartIsSaidOnce(LocalDate from, LocalDate to, String english, String chinese) {
        assertThat(page(Words.ENGLISH).days(from, to)).isEqualTo(english);
        assertThat(page(Words.CHINESE).days(from, to)).isEqualTo(chinese);
    }

    private static Page page(Locale language) {
        return new Page(
                new Words(),
                language,
                ZoneId.of("Asia/Shanghai"),
                "",
                Set.of(),
                "/",
                false,
                () -> "",
                Map.of(),
                Set::of);
    }
}

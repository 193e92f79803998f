package org.wishwright.platform.identity.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeCodeTest {

    /** The secret of the examples in RFC 6238, appendix B. */
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void codesAreThoseOfTheRfc(long seconds, String code) {
        assertThat(TimeCode.at(SECRET, seconds / 30, 8)).isEqualTo(code);
    }

    @Test
    void aCodeOpensOnceAndHalfAMinuteBeforeAndAfter() {
        var now = Instant.ofEpochSecond(1_111_111_111);
        var code = TimeCode.at(SECRET, 1_111_111_111 / 30, 6);
        for (int off : new int[] {-30, 0, 30}) {
            assertThat(TimeCode.step(SECRET, code, now.plusSeconds(off), 0)).hasValue(1_111_111_111 / 30);
        }
        assertThat(TimeCode.step(SECRET, code, now.plusSeconds(90), 0)).isEmpty();
        assertThat(TimeCode.step(SECRET, code, now.minusSeconds(90), 0)).isEmpty();
        assertThat(TimeCode.step(SECRET, code, now, 1_111_111_111 / 30)).isEmpty();
        assertThat(TimeCode.step(SECRET, "", now, 0)).isEmpty();
        assertThat(TimeCode.step(SECRET, "000000", now, 0)).isEmpty();
    }

    /** RFC 4648, section 10, without its padding. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void secretsAreWrittenInBase32(String text, String written) {
        assertThat(TimeCode.base32(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(written);
    }
}

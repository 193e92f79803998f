package org.wishwright.platform.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreditCodeTest {

    private static final String EXAMPLE = "91350100M000100Y43";
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @Test
    void theStandardsExampleIsValid() {
        assertThat(CreditCode.isValid(EXAMPLE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"９１３５０１００Ｍ０００１００Ｙ４３", "91350100m000100y43", " 9135 0100 M000 100Y 43 ", "91350100-M000100Y4-3"})
    void itIsTakenHoweverPeopleWriteIt(String written) {
        assertThat(CreditCode.normal(written)).isEqualTo(EXAMPLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "91350100M000100Y4",
                "91350100M000100Y433",
                "91350100M000100Y44",
                "9135O100M000100Y43",
                "91350100I000100Y43",
                "9A350A00M000100Y43",
                "统一社会信用代码统一社会信用代码统一",
                "<script>alert(1)</"
            })
    void whatIsNoCodeIsRefused(String code) {
        assertThat(CreditCode.isValid(CreditCode.normal(code))).isFalse();
    }

    /** The weights are units modulo the prime 31 and all different, so the check finds every such slip. */
    @Test
    void everyWrongCharacterAndEverySwapIsFound() {
        var random = new Random(20150907);
        for (int i = 0; i < 2_000; i++) {
            var wrong = new StringBuilder(EXAMPLE);
            int at = random.nextInt(17);
            wrong.setCharAt(at, ALPHABET.charAt(random.nextInt(31)));
            assertThat(CreditCode.isValid(wrong.toString()))
                    .isEqualTo(wrong.toString().equals(EXAMPLE));
        }
        for (int i = 0; i < 17; i++) {
            var swapped = new StringBuilder(EXAMPLE);
            swapped.setCharAt(i, EXAMPLE.charAt(i + 1));
            swapped.setCharAt(i + 1, EXAMPLE.charAt(i));
            assertThat(CreditCode.isValid(swapped.toString()))
                    .isEqualTo(swapped.toString().equals(EXAMPLE));
        }
    }
}

package org.wishwright.platform.identity.work;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordStrengthTest {

    private static final List<String> OWN = List.of("Wang Xiaomei", "xiaomei.wang@orchid-garden.example");

    private final PasswordStrength strength = new PasswordStrength();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iloveyou123",
                "liverpool1",
                "P@ssw0rd123",
                "mypassword1",
                "1q2w3e4r5t",
                "qwertyuiop[]",
                "abcdefghijkl",
                "19891231198",
                "princess2020",
                "aaaaaaaaaaaaaaaa",
                "football1234"
            })
    void whatWasLeakedOrIsGuessedSoonIsRefused(String password) {
        assertThatThrownBy(() -> strength.check(password, OWN)).hasMessageContaining("identity.password-guessed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wangxiaomei",
                "XiaomeiWang1",
                "xiaomei.wang@orchid-garden.example",
                "orchid-garden1",
                "wishwright2026",
                "wishwright愿造"
            })
    void herOwnNameAndEMailAndThisPlaceAreRefused(String password) {
        assertThatThrownBy(() -> strength.check(password, OWN)).hasMessageContaining("identity.password-guessed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "seven green kettles",
                "kX9!vv2_qLp",
                "每天早上七点喝一杯茶",
                "the orchid that xiaomei never watered"
            })
    void aFewWordsInARowAreTaken(String password) {
        assertThatCode(() -> strength.check(password, OWN)).doesNotThrowAnyException();
    }

    @Test
    void theLongestIsJudgedByItsBeginning() {
        assertThatCode(() -> strength.check("4@8({[</369&#!1/|0$5+7%2/".repeat(8), OWN))
                .doesNotThrowAnyException();
    }
}

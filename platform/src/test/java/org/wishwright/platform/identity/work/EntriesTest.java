package org.wishwright.platform.identity.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntriesTest {

    @ParameterizedTest
    @ValueSource(strings = {"Mei", "小明", "O'Neill & Söhne", "👩‍🔧 7", "<b>"})
    void anyReadableNameIsTaken(String name) {
        assertThat(Entries.name(" " + name + " ").orThrow()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "...", "a\nb", "a\u0000b", "evil\u202Egnp", "\u200B", "a\u2028b"})
    void aNameThatHidesOrBreaksSomethingIsRefused(String name) {
        assertThat(Entries.name(name).isAccepted()).isFalse();
    }

    @Test
    void lengthsAreBounded() {
        assertThat(Entries.name("名".repeat(60)).isAccepted()).isTrue();
        assertThat(Entries.name("名".repeat(61)).isAccepted()).isFalse();
        assertThat(Entries.password("123456789").isAccepted()).isFalse();
        assertThat(Entries.password("ten signs!").isAccepted()).isTrue();
        assertThat(Entries.password("p".repeat(201)).isAccepted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wishwright1",
                "Wish-and-Make",
                "1234567890",
                "qwertyuiop!",
                "password99",
                "aaaaaaaaaaaa",
                "Operator123"
            })
    void whatAnybodyWouldTryFirstIsNoPassword(String guessed) {
        assertThatThrownBy(() -> Entries.password(guessed).orThrow()).hasMessageContaining("identity.password-guessed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"my wishwright horse", "correct horse battery", "operator of the east gate"})
    void aFewWordsInARowAreOne(String password) {
        assertThat(Entries.password(password).isAccepted()).isTrue();
    }
}

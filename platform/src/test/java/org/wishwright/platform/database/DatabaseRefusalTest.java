package org.wishwright.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import org.wishwright.platform.TestDatabase;

/** A database of the operator's own that lets nobody in is told apart, in one sentence that says what to do. */
class DatabaseRefusalTest {

    private final TestDatabase.Address address = TestDatabase.fresh();

    @Test
    void aDatabaseThatLetsUsInIsFine() {
        assertThatCode(() -> DatabaseRefusal.knock(address.url(), address.user(), address.password()))
                .doesNotThrowAnyException();
    }

    @Test
    void aWrongPasswordIsCalledThat() {
        assertThat(refusal(address.url(), "wrong")).contains("refuses this user or password", "_PASSWORD");
    }

    @Test
    void aDatabaseThatDoesNotExistIsCalledThat() {
        assertThat(refusal(address.url() + "_not", address.password())).contains("does not exist", "Create it");
    }

    @Test
    void nobodyAtTheAddressIsCalledThat() {
        assertThat(refusal("jdbc:postgresql://127.0.0.1:1/nothing", "any")).contains("does not answer", "Start it");
    }

    private String refusal(String url, String password) {
        var failure = catchThrowable(() -> DatabaseRefusal.knock(url, address.user(), password));
        assertThat(failure).isInstanceOf(DatabaseFailure.class);
        var sentence = String.valueOf(failure.getMessage());
        assertThat(sentence.lines()).hasSize(1);
        return sentence;
    }
}

package org.wishwright.platform.identity.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wishwright.platform.TestClient.expect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.store.ThrottleStore;

@PlatformTest
class ThrottleTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ThrottleStore store;

    @Autowired
    Vault vault;

    @Autowired
    BusinessClock clock;

    @Test
    void theSixthCodeForAPhoneWaitsAndAMovedClockDoesNotHelp() {
        var visitor = TestClient.visitor(port);
        var phone = Map.of("phone", TestClient.newPhone());
        for (int i = 0; i < 5; i++) {
            expect(202, visitor.post("/api/v1/codes", phone));
        }
        clock.moveTo(clock.instant().plus(Duration.ofHours(1)));
        var refused = visitor.post("/api/v1/codes", phone);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("identity.throttled");
        var seconds = refused.json().path("values").path("seconds").asString();
        assertThat(Integer.parseInt(seconds)).isBetween(1, 600);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue(seconds);
    }

    @Test
    void tenWrongPasswordsCloseKnownAndUnknownAccountsAlike() {
        var visitor = TestClient.visitor(port);
        var right = Map.of("email", "target@example.org", "password", "correct horse battery");
        var account = new HashMap<>(right);
        account.put("name", "Target");
        expect(201, visitor.post("/api/v1/accounts", account));
        var known = new ArrayList<String>();
        var unknown = new ArrayList<String>();
        for (int i = 0; i < 11; i++) {
            known.add(answer(visitor, "target@example.org"));
            unknown.add(answer(visitor, "nobody@example.org"));
        }
        assertThat(known).isEqualTo(unknown);
        assertThat(known.subList(0, 10)).allMatch(one -> one.startsWith("422"));
        assertThat(known.getLast()).startsWith("429");
        assertThat(visitor.post("/api/v1/sessions", right).status()).isEqualTo(429);
    }

    @Test
    void askingForACodeTellsNothingAboutTheAccount() {
        var known = TestClient.newPhone();
        TestClient.visitor(port).signIn(known, "Known");
        var visitor = TestClient.visitor(port);
        var first = expect(202, visitor.post("/api/v1/codes", Map.of("phone", known)));
        var second = expect(202, visitor.post("/api/v1/codes", Map.of("phone", TestClient.newPhone())));
        assertThat(first.json().propertyNames()).isEqualTo(second.json().propertyNames());
        var wrong = Map.of("phone", known, "code", "wrong");
        var elsewhere = Map.of("phone", TestClient.newPhone(), "code", "wrong");
        assertThat(visitor.post("/api/v1/sessions", wrong).text())
                .isEqualTo(visitor.post("/api/v1/sessions", elsewhere).text());
    }

    @Test
    void aWindowThatHasEndedBeginsAnew() {
        var throttle = new Throttle(store, vault, 2, 2);
        throttle.take(Throttle.Kind.CODES_PER_ADDRESS, "192.0.2.1");
        throttle.take(Throttle.Kind.CODES_PER_ADDRESS, "192.0.2.1");
        assertThatThrownBy(() -> throttle.take(Throttle.Kind.CODES_PER_ADDRESS, "192.0.2.1"))
                .isInstanceOf(RefusedException.class);
        throttle.take(Throttle.Kind.CODES_PER_ADDRESS, "192.0.2.2");
        jdbc.sql("update identity.throttle set ends = clock_timestamp() where subject = ?")
                .param(vault.subject("192.0.2.1"))
                .update();
        throttle.take(Throttle.Kind.CODES_PER_ADDRESS, "192.0.2.1");
    }

    @Test
    void manyAtOncePassNoMoreThanTheLimit() throws Exception {
        var throttle = new Throttle(store, vault, 5, 5);
        Callable<Boolean> attempt = () -> {
            try {
                throttle.take(Throttle.Kind.FAILURES_PER_ADDRESS, "192.0.2.3");
                return true;
            } catch (RefusedException e) {
                return false;
            }
        };
        long passed = 0;
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var result : threads.invokeAll(java.util.Collections.nCopies(20, attempt))) {
                passed += result.get() ? 1 : 0;
            }
        }
        assertThat(passed).isEqualTo(5);
    }

    private static String answer(TestClient visitor, String email) {
        var answer = visitor.post("/api/v1/sessions", Map.of("email", email, "password", "a wrong password"));
        return answer.status() + " " + answer.text().replaceAll("[0-9]+ seconds|\"seconds\":\"[0-9]+\"", "");
    }
}

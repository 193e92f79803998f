package org.wishwright.platform.foundation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.PlatformTest;

@PlatformTest
class IdempotencyTest {

    @Autowired
    Idempotency idempotency;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private final UUID party = UUID.randomUUID();
    private final AtomicInteger effects = new AtomicInteger();

    record Answer(int number) {}

    @Test
    void theSameKeyWithTheSameRequestAnswersTheSame() {
        assertThat(send("key-0001", "one")).isEqualTo(new Answer(1));
        assertThat(send("key-0001", "one")).isEqualTo(new Answer(1));
        assertThat(effects).hasValue(1);
    }

    @Test
    void theSameKeyWithAnotherRequestIsRefused() {
        send("key-0001", "one");
        refused("idempotency.key-conflict", "key-0001", "two");
        assertThat(effects).hasValue(1);
        refused("idempotency.key-invalid", "short", "one");
        refused("idempotency.key-invalid", "k".repeat(101), "one");
    }

    @Test
    void aKeyCommitsWithItsEffectOrNotAtAll() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    effect("key-0001", "one");
                    throw new IllegalStateException("It failed half-way");
                }))
                .hasMessage("It failed half-way");
        assertThat(send("key-0001", "two")).isEqualTo(new Answer(2));
        assertThatThrownBy(() -> effect("key-0002", "outside")).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void ofManyAtOnceOneTakesEffect() throws Exception {
        try (var pool = Executors.newFixedThreadPool(8)) {
            var sends = IntStream.range(0, 8)
                    .mapToObj(i -> (Callable<Answer>) () -> send("key-0001", "one"))
                    .toList();
            for (var sent : pool.invokeAll(sends)) {
                assertThat(sent.get()).isEqualTo(new Answer(1));
            }
        }
        assertThat(effects).hasValue(1);
    }

    @Test
    void keysAreForgottenAfterTheTimeStated() {
        send("key-0001", "one");
        age("- interval '1 minute'");
        idempotency.forget();
        assertThat(send("key-0001", "one")).isEqualTo(new Answer(1));
        age("+ interval '1 minute'");
        idempotency.forget();
        assertThat(send("key-0001", "one")).isEqualTo(new Answer(2));
    }

    private void age(String around) {
        jdbc.sql("update foundation.idempotency set recorded = now() - make_interval(secs => ?) - (interval '0' "
                        + around + ") where party = ?")
                .params(Idempotency.KEPT.toSeconds(), party)
                .update();
    }

    private Answer send(String key, String request) {
        return java.util.Objects.requireNonNull(transaction.execute(status -> effect(key, request)));
    }

    private Answer effect(String key, String request) {
        return idempotency.once(
                party, key, List.of("test", request), Answer.class, () -> new Answer(effects.incrementAndGet()));
    }

    private void refused(String code, String key, String request) {
        assertThatThrownBy(() -> send(key, request))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refusal().code()).isEqualTo(code));
    }
}

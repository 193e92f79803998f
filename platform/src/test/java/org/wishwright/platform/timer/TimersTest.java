package org.wishwright.platform.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.foundation.BusinessClock;

@PlatformTest
class TimersTest {

    @Autowired
    Timers timers;

    @Autowired
    BusinessClock clock;

    @Autowired
    TestBell bell;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aTimerFiresOnceWhenBusinessTimeReachesIt() {
        var subject = UUID.randomUUID();
        timers.schedule("test.bell", subject, clock.instant().plus(Duration.ofDays(2)));
        assertThat(bell.rung).doesNotContain(subject);
        clock.moveTo(clock.instant().plus(Duration.ofDays(3)));
        Await.until(() -> bell.rung.contains(subject));
        Await.until(() -> waiting(subject) == 0); // it rings before its transaction commits
        assertThat(bell.rung).containsOnlyOnce(subject);
    }

    @Test
    void aCancelledTimerDoesNotFire() {
        var kept = UUID.randomUUID();
        var cancelled = UUID.randomUUID();
        var due = clock.instant().minusSeconds(5);
        timers.schedule("test.bell", cancelled, clock.instant().plusSeconds(3600));
        timers.cancel("test.bell", cancelled);
        timers.schedule("test.bell", kept, due);
        Await.until(() -> bell.rung.contains(kept));
        assertThat(waiting(cancelled)).isZero();
        assertThat(bell.rung).doesNotContain(cancelled);
    }

    @Test
    void aFailingHandlerIsTriedAgain() {
        var subject = UUID.randomUUID();
        bell.breaking.add(subject);
        timers.schedule("test.bell", subject, clock.instant().minusSeconds(1));
        Await.until(() -> bell.breaking.isEmpty());
        Await.until(() -> bell.rung.contains(subject));
    }

    private int waiting(UUID subject) {
        return jdbc.sql("select count(*) from timer.timer where subject = ?")
                .param(subject)
                .query(Integer.class)
                .single();
    }
}

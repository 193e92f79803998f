package org.wishwright.platform.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;

@PlatformTest
class EventResendingTest {

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    void anEventWhoseListenerFailedIsSentAgainUntilItIsHeard() {
        var id = UUID.randomUUID();
        TestEcho.failing.add(id);
        transaction.executeWithoutResult(status -> events.publishEvent(new TestEcho.Call(id)));
        Await.until(() -> TestEcho.heard.contains(id));
        Await.until(() -> waiting(id) == 0);
    }

    @Test
    void anEventWhoseNodeWasKilledIsSentAgain() {
        var id = UUID.randomUUID();
        TestEcho.failing.add(id);
        transaction.executeWithoutResult(status -> events.publishEvent(new TestEcho.Call(id)));
        Await.until(() -> TestEcho.failing.isEmpty());
        jdbc.sql("""
                        update event_publication set status = 'PROCESSING', publication_date = now() - interval '1 hour'
                        where serialized_event like ?""").param("%" + id + "%").update();
        Await.until(() -> TestEcho.heard.contains(id));
    }

    @Test
    void anEventOfARolledBackTransactionIsNeverHeard() {
        var rolledBack = UUID.randomUUID();
        var kept = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            events.publishEvent(new TestEcho.Call(rolledBack));
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(status -> events.publishEvent(new TestEcho.Call(kept)));
        Await.until(() -> TestEcho.heard.contains(kept));
        assertThat(TestEcho.heard).doesNotContain(rolledBack);
    }

    private int waiting(UUID id) {
        return jdbc.sql(
                        "select count(*) from event_publication where completion_date is null and serialized_event like ?")
                .param("%" + id + "%")
                .query(Integer.class)
                .single();
    }
}

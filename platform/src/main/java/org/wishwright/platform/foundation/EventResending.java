package org.wishwright.platform.foundation;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Sends again the events whose listeners did not finish, because they failed or because a node was killed: one node at
 * a time, a batch a round. Listeners hear an event at least once and take it once.
 */
@Component
class EventResending {

    private static final Logger LOG = LoggerFactory.getLogger(EventResending.class);
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final int MOST_A_ROUND = 200;

    private final JdbcClient jdbc;
    private final IncompleteEventPublications incomplete;
    private final Duration after;

    EventResending(
            JdbcClient jdbc,
            IncompleteEventPublications incomplete,
            @Value("${wishwright.events.resend-after:PT30S}") Duration after) {
        this.jdbc = jdbc;
        this.incomplete = incomplete;
        this.after = after;
    }

    @Scheduled(fixedDelayString = "PT2S", initialDelayString = "PT5S")
    void resend() {
        try {
            if (waiting() && leased()) {
                incomplete.resubmitIncompletePublications(
                        ResubmissionOptions.defaults().withMinAge(after).withBatchSize(MOST_A_ROUND));
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.info("Events wait for the database: {}", e.getMessage());
        }
    }

    private boolean waiting() {
        return jdbc.sql("""
                        select exists (select from event_publication
                            where completion_date is null and publication_date < now() - make_interval(secs => ?))""").param(after.toSeconds()).query(Boolean.class).single();
    }

    private boolean leased() {
        return jdbc.sql("""
                                update foundation.lease set until = now() + make_interval(secs => ?)
                                where name = 'events' and until < now()""").param(LEASE.toSeconds()).update() == 1;
    }
}

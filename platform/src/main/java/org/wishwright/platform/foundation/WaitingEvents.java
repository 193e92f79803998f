package org.wishwright.platform.foundation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.stereotype.Component;

/** Events whose listeners have not finished, for an operator to see and to send again at once. */
@Component
public class WaitingEvents {

    private final JdbcClient jdbc;
    private final IncompleteEventPublications incomplete;

    WaitingEvents(JdbcClient jdbc, IncompleteEventPublications incomplete) {
        this.jdbc = jdbc;
        this.incomplete = incomplete;
    }

    /** @param event and {@code listener} as classes are called; what the event says is not shown */
    public record Waiting(UUID id, String event, String listener, Instant since, int attempts) {

        /** The listener's class and method without its package. */
        public String listenerName() {
            return listener.replaceAll("([a-z][A-Za-z0-9_]*\\.)+(?=[A-Z])", "");
        }

        public String eventName() {
            return event.substring(event.lastIndexOf('.') + 1);
        }
    }

    /** @param oldestSeconds how long the oldest has waited */
    public record Figures(long waiting, long oldestSeconds) {}

    public Figures figures() {
        return jdbc.sql("""
                        select count(*) as waiting,
                            coalesce(extract(epoch from now() - min(publication_date)), 0)::bigint as oldest_seconds
                        from event_publication where completion_date is null""").query(Figures.class).single();
    }

    /** The longest waiting. */
    public List<Waiting> oldest(int most) {
        return jdbc.sql("""
                        select id, event_type, listener_id, publication_date, coalesce(completion_attempts, 0)
                        from event_publication where completion_date is null order by publication_date limit ?""")
                .param(most)
                .query((row, n) -> new Waiting(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        row.getInt(5)))
                .list();
    }

    /** Calls the listener of this event again; listeners take an event once, however often they hear it. */
    public void retry(UUID event) {
        incomplete.resubmitIncompletePublications(
                publication -> publication.getIdentifier().equals(event));
    }
}

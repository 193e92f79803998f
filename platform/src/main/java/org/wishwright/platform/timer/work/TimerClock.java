package org.wishwright.platform.timer.work;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.platform.timer.TimerHandler;
import org.wishwright.platform.timer.Timers;

/**
 * Fires due timers, each in one transaction with what its handler does: a crash fires it again, two nodes never both
 * commit. A handler that fails is tried again later, each time after twice as long, at most {@link #LONGEST_WAIT}.
 */
@Component
class TimerClock implements Timers {

    private static final Logger LOG = LoggerFactory.getLogger(TimerClock.class);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final int MOST_AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ObjectProvider<TimerHandler> handlers;

    TimerClock(JdbcClient jdbc, TransactionTemplate transaction, ObjectProvider<TimerHandler> handlers) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.handlers = handlers;
    }

    private record Due(String kind, UUID subject, OffsetDateTime due, int attempts) {}

    @Override
    public void schedule(String kind, UUID subject, Instant due) {
        schedule(kind, List.of(subject), due);
    }

    @Override
    public void schedule(String kind, Collection<UUID> subjects, Instant due) {
        jdbc.sql("""
                        insert into timer.timer (kind, subject, due)
                        select ?, subject, ? from unnest(?::uuid[]) as s (subject)
                        on conflict (kind, subject) do update set due = excluded.due, attempts = 0, failure = null""")
                .params(
                        kind,
                        due.atOffset(ZoneOffset.UTC),
                        subjects.stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    @Override
    public void cancel(String kind, UUID subject) {
        jdbc.sql("delete from timer.timer where kind = ? and subject = ?")
                .params(kind, subject)
                .update();
    }

    @Override
    public long overdue() {
        return jdbc.sql("select count(*) from timer.timer where due <= (select foundation.business_now())")
                .query(Long.class)
                .single();
    }

    /** Fires what is due, oldest first; at most so many a round, so that a long night does not end in one long pause. */
    @Scheduled(fixedDelayString = "PT0.5S", initialDelayString = "PT2S")
    void fireDue() {
        var byKind = handlers.stream().collect(Collectors.toMap(TimerHandler::kind, Function.identity()));
        if (byKind.isEmpty()) {
            return;
        }
        try {
            for (int i = 0; i < MOST_AT_ONCE && fireOne(byKind); i++) {
                // each call fires one timer in a transaction of its own
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.info("Timers wait for the database: {}", e.getMessage());
        }
    }

    private boolean fireOne(Map<String, TimerHandler> byKind) {
        var failed = new Failed[1];
        var fired = transaction.execute(status -> {
            var due = next(List.copyOf(byKind.keySet()));
            if (due.isEmpty()) {
                return false;
            }
            var timer = due.get();
            try {
                cancel(timer.kind(), timer.subject());
                Objects.requireNonNull(byKind.get(timer.kind()))
                        .fire(timer.subject(), timer.due().toInstant());
            } catch (RuntimeException e) {
                status.setRollbackOnly();
                failed[0] = new Failed(timer, e);
            }
            return true;
        });
        if (failed[0] != null) {
            postpone(failed[0]);
        }
        return Boolean.TRUE.equals(fired);
    }

    private record Failed(Due timer, RuntimeException why) {}

    private Optional<Due> next(List<String> kinds) {
        return jdbc.sql("""
                        select kind, subject, due, attempts from timer.timer
                        where due <= (select foundation.business_now()) and kind in (:kinds)
                        order by due limit 1 for update skip locked""").param("kinds", kinds).query(Due.class).optional();
    }

    private void postpone(Failed failed) {
        var timer = failed.timer();
        LOG.error("Timer {} of {} failed; it will be tried again", timer.kind(), timer.subject(), failed.why());
        var wait = Duration.ofSeconds(1L << Math.min(timer.attempts(), 12));
        var seconds = Math.min(wait.toSeconds(), LONGEST_WAIT.toSeconds());
        jdbc.sql("""
                        update timer.timer
                        set due = foundation.business_now() + make_interval(secs => ?), attempts = attempts + 1, failure = ?
                        where kind = ? and subject = ?""")
                .params(seconds, String.valueOf(failed.why()), timer.kind(), timer.subject())
                .update();
    }
}

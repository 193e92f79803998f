package org.wishwright.platform.foundation;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;

/**
 * Wakes watching pages on every node. A transaction touches topics; when it commits, PostgreSQL notifies each node,
 * and each open stream of the topic gets a {@code touched} event. The event says only that there is news: the page
 * fetches what its reader may see.
 */
@Component
public class Live implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Live.class);
    private static final Duration STREAM_LIFE = Duration.ofMinutes(30);
    private static final int MOST_STREAMS = 5_000;

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final Map<String, Set<SseEmitter>> watchers = new ConcurrentHashMap<>();
    private final Set<SseEmitter> streams = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    Live(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
    }

    /** Within a transaction: tells the watchers of a topic, such as {@code order:<id>}, once it commits. */
    public void touch(String topic) {
        jdbc.sql("select pg_notify('live', ?)")
                .param(topic)
                .query((row, n) -> 1)
                .single();
    }

    /** Within a transaction: touches many topics in one round trip. */
    public void touch(Collection<String> topics) {
        jdbc.sql("select pg_notify('live', topic) from unnest(?) topic")
                .param(new SqlArrayValue("text", topics.toArray()))
                .query((row, n) -> 1)
                .list();
    }

    /** Opens a stream over topics that the caller was allowed to watch. */
    public SseEmitter watch(Collection<String> topics) {
        if (streams.size() >= MOST_STREAMS) {
            throw new RefusedException(Refusal.of(
                    "live.throttled", "Too many pages watch at once. This page refreshes when you reload it."));
        }
        var emitter = new SseEmitter(STREAM_LIFE.toMillis());
        streams.add(emitter);
        Runnable forget = () -> {
            streams.remove(emitter);
            for (var topic : topics) {
                watchers.computeIfPresent(topic, (t, set) -> {
                    set.remove(emitter);
                    return set.isEmpty() ? null : set;
                });
            }
        };
        emitter.onCompletion(forget);
        emitter.onTimeout(forget);
        emitter.onError(e -> forget.run());
        for (var topic : topics) {
            watchers.computeIfAbsent(topic, t -> ConcurrentHashMap.newKeySet()).add(emitter);
        }
        send(emitter, "open");
        return emitter;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().daemon().name("live-listen").start(this::listen);
    }

    @Override
    public void stop() {
        running = false;
        streams.forEach(SseEmitter::complete);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void listen() {
        while (running) {
            try (var connection = dataSource.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("listen live");
                watchers.keySet().forEach(this::deliver); // what was notified while nobody listened
                var notifications = connection.unwrap(PGConnection.class);
                while (running) {
                    var received = notifications.getNotifications(5_000);
                    if (received == null || received.length == 0) {
                        streams.forEach(emitter -> send(emitter, "beat"));
                        continue;
                    }
                    for (var notification : received) {
                        deliver(notification.getParameter());
                    }
                }
                statement.execute("unlisten live");
            } catch (SQLException | RuntimeException e) { // whatever it was, pages must go on hearing news
                if (running) {
                    LOG.info("Listening for news was interrupted ({}); trying again", e.getMessage());
                    pause();
                }
            }
        }
    }

    private void deliver(String topic) {
        watchers.getOrDefault(topic, Set.of()).forEach(emitter -> send(emitter, "touched"));
    }

    private static void send(SseEmitter emitter, String event) {
        try {
            emitter.send(SseEmitter.event().name(event).data("1"));
        } catch (IOException | IllegalStateException e) {
            dismiss(emitter, e);
        }
    }

    /** The reader has left; completion forgets the stream. The container may know that already, and forbids to say it again. */
    private static void dismiss(SseEmitter emitter, Exception why) {
        try {
            emitter.completeWithError(why);
        } catch (IllegalStateException e) {
            LOG.debug("A stream had ended already", e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

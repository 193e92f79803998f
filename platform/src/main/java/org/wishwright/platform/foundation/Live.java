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
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;

/**
 * Wakes watching pages on every node. A transaction touches topics; when it commits, PostgreSQL notifies each node,
 * and each open stream of the topic gets a {@code touched} event. The event says only that there is news: the page
 * fetches what its reader may see, and two events that wait for the same reader are one.
 *
 * <p>Nobody waits for a slow reader: each stream has at most one event on its way, and one that takes nothing for as long as the
 * server waits for a write is closed; its page opens another.
 */
@Component
public class Live implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Live.class);
    private static final Duration STREAM_LIFE = Duration.ofMinutes(30);
    private static final int MOST_STREAMS = 15_000;

    /** A topic of many readers rests after telling them: 10,000 hear of news five times a second at most. */
    private static final Duration REST_A_READER = Duration.ofNanos(20_000);

    private static final Set<DataWithMediaType> OPEN = encoded("open");
    private static final Set<DataWithMediaType> TOUCHED = encoded("touched");
    private static final Set<DataWithMediaType> BEAT = encoded("beat");

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final Map<String, Topic> watchers = new ConcurrentHashMap<>();
    private final Set<Reader> streams = ConcurrentHashMap.newKeySet();
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
        var reader = new Reader(emitter);
        streams.add(reader);
        Runnable forget = () -> {
            streams.remove(reader);
            for (var topic : topics) {
                watchers.computeIfPresent(topic, (t, one) -> {
                    one.readers.remove(reader);
                    return one.readers.isEmpty() ? null : one;
                });
            }
        };
        emitter.onCompletion(forget);
        emitter.onTimeout(forget);
        emitter.onError(e -> forget.run());
        for (var topic : topics) {
            watchers.compute(topic, (t, one) -> {
                var known = one == null ? new Topic() : one;
                known.readers.add(reader);
                return known;
            });
        }
        send(emitter, OPEN);
        return emitter;
    }

    /** A page that watches. */
    private static final class Reader {
        private final SseEmitter emitter;
        private final Again touched;
        private final Again beat;

        Reader(SseEmitter emitter) {
            this.emitter = emitter;
            touched = new Again(() -> send(emitter, TOUCHED));
            beat = new Again(() -> send(emitter, BEAT));
        }
    }

    /** What pages watch. */
    private static final class Topic {
        private final Set<Reader> readers = ConcurrentHashMap.newKeySet();
        private final Again news = new Again(this::tell);

        private void tell() {
            readers.forEach(reader -> reader.touched.ask());
            pause(REST_A_READER.multipliedBy(readers.size()));
        }
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().daemon().name("live-listen").start(this::listen);
    }

    @Override
    public void stop() {
        running = false;
        streams.forEach(reader -> reader.emitter.complete());
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
                        streams.forEach(reader -> reader.beat.ask());
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
                    pause(Duration.ofMillis(500));
                }
            }
        }
    }

    private void deliver(String topic) {
        var watched = watchers.get(topic);
        if (watched != null) {
            watched.news.ask();
        }
    }

    private static Set<DataWithMediaType> encoded(String event) {
        return SseEmitter.event().name(event).data("1").build();
    }

    private static void send(SseEmitter emitter, Set<DataWithMediaType> event) {
        try {
            emitter.send(event);
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

    private static void pause(Duration rest) {
        try {
            Thread.sleep(rest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

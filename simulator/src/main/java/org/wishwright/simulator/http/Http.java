package org.wishwright.simulator.http;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Sends calls over connections that are kept and used again. Safe for any number of threads. */
public final class Http implements AutoCloseable {

    private final String host;
    private final int port;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

    /** @param base such as {@code http://127.0.0.1:8080}; nothing but plain HTTP on a machine of one's own */
    public Http(URI base) {
        if (!"http".equals(base.getScheme()) || base.getHost() == null) {
            throw new IllegalArgumentException("The address must be like http://127.0.0.1:8080, not " + base);
        }
        host = base.getHost();
        port = base.getPort() < 0 ? 80 : base.getPort();
    }

    /**
     * One attempt; a connection that the server has closed meanwhile is replaced once.
     *
     * @throws IOException when nothing answers: whether the call took effect is unknown
     */
    public Answer send(Call call) throws IOException {
        var kept = idle.pollFirst();
        if (kept != null) {
            try {
                return send(kept, call);
            } catch (IOException e) {
                closeIdle(); // they are as old as this one
            }
        }
        return send(new Connection(host, port), call);
    }

    private Answer send(Connection connection, Call call) throws IOException {
        boolean done = false;
        try {
            var answer = connection.send(call);
            done = connection.isReusable();
            return answer;
        } finally {
            if (done) {
                idle.addFirst(connection);
            } else {
                connection.close();
            }
        }
    }

    private void closeIdle() throws IOException {
        for (var connection = idle.pollFirst(); connection != null; connection = idle.pollFirst()) {
            connection.close();
        }
    }

    @Override
    public void close() {
        try {
            closeIdle();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

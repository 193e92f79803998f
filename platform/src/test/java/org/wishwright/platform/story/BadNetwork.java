package org.wishwright.platform.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The line between a phone and the program: it can be cut, and it can lose what the program answers. */
final class BadNetwork implements AutoCloseable {

    enum Line {
        GOOD,
        CUT,
        LOSES_ANSWERS
    }

    private final int target;
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Line line = Line.GOOD;

    BadNetwork(int target) {
        this.target = target;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    String address() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** From now on the line is like this; whatever is under way breaks off. */
    void become(Line now) {
        line = now;
        open.forEach(BadNetwork::hangUp);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var phone = server.accept();
                if (line == Line.CUT) {
                    hangUp(phone);
                } else {
                    connect(phone, line);
                }
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void connect(Socket phone, Line at) throws IOException {
        var program = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(phone);
        open.add(program);
        Thread.ofVirtual().start(() -> pump(phone, program, true));
        Thread.ofVirtual().start(() -> pump(program, phone, at == Line.GOOD));
    }

    private void pump(Socket from, Socket to, boolean delivers) {
        try (from;
                to) {
            var buffer = new byte[16_384];
            for (int n = from.getInputStream().read(buffer);
                    n >= 0;
                    n = from.getInputStream().read(buffer)) {
                if (!delivers) {
                    return; // the program has answered, so it has acted; the phone never hears of it
                }
                to.getOutputStream().write(buffer, 0, n);
                to.getOutputStream().flush();
            }
        } catch (IOException e) {
            // hung up
        } finally {
            open.remove(from);
        }
    }

    private static void hangUp(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(BadNetwork::hangUp);
    }
}

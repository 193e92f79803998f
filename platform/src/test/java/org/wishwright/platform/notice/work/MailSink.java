package org.wishwright.platform.notice.work;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A mail server on the loopback address that takes one conversation and keeps every line of it (RFC 5321, the least of it). */
final class MailSink implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final CompletableFuture<String> heard = CompletableFuture.supplyAsync(this::listen);

    MailSink() throws IOException {}

    int port() {
        return server.getLocalPort();
    }

    /** All that was said by the sender. */
    String received() throws Exception {
        return heard.get(10, TimeUnit.SECONDS);
    }

    private String listen() {
        var lines = new StringBuilder();
        try (var socket = server.accept();
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            say(socket, "220 sink");
            boolean data = false;
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                lines.append(line).append('\n');
                if (data && !line.equals(".")) {
                    continue;
                }
                data = line.equals("DATA");
                say(socket, data ? "354 go on" : line.equals("QUIT") ? "221 bye" : "250 ok");
                if (line.equals("QUIT")) {
                    break;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines.toString();
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

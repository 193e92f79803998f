package org.wishwright.benchmarks.pages;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** From sending a request on an open connection to the first byte of its answer, warm. */
final class FirstByte {

    private static final int WARM_UP = 300;
    private static final int MEASURED = 500;
    private static final int LONGEST_MILLIS = 10_000;

    private FirstByte() {}

    /**
     * The median in milliseconds.
     *
     * @param session token of whoever reads it, empty for a visitor
     */
    static Reading median(RunningProgram program, String path, String session) throws IOException {
        int port = program.port();
        var request = ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAccept: text/html\r\n"
                        + "Accept-Encoding: gzip\r\n"
                        + (session.isEmpty() ? "" : "Cookie: ww_session=" + session + "\r\n") + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(LONGEST_MILLIS);
            var times = new double[MEASURED];
            for (int i = -WARM_UP; i < MEASURED; i++) {
                long began = System.nanoTime();
                socket.getOutputStream().write(request);
                int first = socket.getInputStream().read();
                double millis = (System.nanoTime() - began) / 1e6;
                if (i >= 0) {
                    times[i] = millis;
                }
                readOn(socket, first);
            }
            Arrays.sort(times);
            return Reading.of(times[MEASURED / 2], "p99", times[MEASURED * 99 / 100], "requests", MEASURED);
        }
    }

    private static void readOn(Socket socket, int first) throws IOException {
        var in = socket.getInputStream();
        var head = new StringBuilder().append((char) first);
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("The program closed the connection.");
            }
            head.append((char) next);
        }
        if (!head.toString().startsWith("HTTP/1.1 200")) {
            throw new IOException(
                    "Not a page: " + head.toString().lines().findFirst().orElse(""));
        }
        var lower = head.toString().toLowerCase(Locale.ROOT);
        if (lower.contains("content-length:")) {
            in.skipNBytes(Long.parseLong(lower.replaceAll("(?s).*content-length: *([0-9]+).*", "$1")));
            return;
        }
        for (int size = chunk(socket); size > 0; size = chunk(socket)) {
            in.skipNBytes(size + 2L);
        }
        in.skipNBytes(2);
    }

    private static int chunk(Socket socket) throws IOException {
        var line = new StringBuilder();
        for (int c = socket.getInputStream().read();
                c != '\n';
                c = socket.getInputStream().read()) {
            line.append((char) c);
        }
        return Integer.parseInt(line.toString().strip(), 16);
    }
}

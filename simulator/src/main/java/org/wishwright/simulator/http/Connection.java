package org.wishwright.simulator.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Locale;

/** One connection, one request at a time. The subset of RFC 9112 that servers answer with: lengths and chunks, no trailers. */
final class Connection implements AutoCloseable {

    private static final int CONNECT_MILLIS = 3_000;
    private static final int ANSWER_MILLIS = 120_000;
    private static final int LONGEST_LINE = 16 << 10;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String host;
    private boolean reusable = true;

    Connection(String host, int port) throws IOException {
        this.host = host + ":" + port;
        socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            in = new BufferedInputStream(socket.getInputStream(), 16 << 10);
            out = socket.getOutputStream();
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    boolean isReusable() {
        return reusable;
    }

    Answer send(Call call) throws IOException {
        var head = call.head(host);
        if (call.body().length > 0 && call.body().length < 64 << 10) {
            var whole = new byte[head.length + call.body().length];
            System.arraycopy(head, 0, whole, 0, head.length);
            System.arraycopy(call.body(), 0, whole, head.length, call.body().length);
            out.write(whole);
        } else {
            out.write(head);
            out.write(call.body());
        }
        out.flush();
        return answer();
    }

    private Answer answer() throws IOException {
        var statusLine = line();
        if (statusLine.length() < 12 || !statusLine.startsWith("HTTP/1.")) {
            throw new IOException("Not an HTTP answer: " + statusLine);
        }
        int status = Integer.parseInt(statusLine.substring(9, 12));
        long length = -1;
        boolean chunked = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(lower.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = lower.contains("chunked");
            } else if (lower.startsWith("connection:") && lower.contains("close")) {
                reusable = false;
            }
        }
        return new Answer(status, body(status, length, chunked));
    }

    private byte[] body(int status, long length, boolean chunked) throws IOException {
        if (status == 204 || status == 304 || status < 200) {
            return new byte[0];
        }
        if (chunked) {
            return chunks();
        }
        if (length < 0) {
            reusable = false;
            return in.readAllBytes();
        }
        return exactly((int) length);
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream(4 << 10);
        while (true) {
            var size = line();
            int end = size.indexOf(';');
            int bytes = Integer.parseInt((end < 0 ? size : size.substring(0, end)).strip(), 16);
            body.writeBytes(exactly(bytes));
            line();
            if (bytes == 0) {
                return body.toByteArray();
            }
        }
    }

    private byte[] exactly(int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The answer ended early.");
        }
        return bytes;
    }

    private String line() throws IOException {
        var line = new StringBuilder(64);
        while (true) {
            int c = in.read();
            if (c < 0) {
                throw new EOFException("The connection was closed.");
            }
            if (c == '\n') {
                return line.toString();
            }
            if (c != '\r') {
                line.append((char) c);
            }
            if (line.length() > LONGEST_LINE) {
                throw new IOException("A header is longer than " + LONGEST_LINE + " bytes.");
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

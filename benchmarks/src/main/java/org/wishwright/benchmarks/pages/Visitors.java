package org.wishwright.benchmarks.pages;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Many visitors of one page over connections that are kept, on one thread: each asks again as soon as it has its answer. It
 * shares the machine with the program, so it does no more with an answer than to see its status and its end.
 */
final class Visitors {

    private static final byte[] OK = "HTTP/1.1 200".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] LAST_CHUNK = "\r\n0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final int LONGEST_ANSWER = 1 << 20;

    private final byte[] request;
    private final int port;
    private long answers;

    Visitors(int port, String path) {
        this.port = port;
        this.request = ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                        + "\r\nAccept: text/html\r\nAccept-Language: en\r\nAccept-Encoding: gzip\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** One visitor's connection and what of an answer has arrived. */
    private static final class Visitor {
        final ByteBuffer answer = ByteBuffer.allocate(LONGEST_ANSWER);
        int end = -1;
    }

    /**
     * Pages a second.
     *
     * @throws IOException if an answer is anything but a page
     */
    double perSecond(int connections, Duration warmUp, Duration measured) throws IOException {
        try (var selector = Selector.open()) {
            for (int i = 0; i < connections; i++) {
                var channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_READ, new Visitor());
                ask(channel);
            }
            runFor(selector, warmUp);
            answers = 0;
            long began = System.nanoTime();
            runFor(selector, measured);
            double rate = answers / ((System.nanoTime() - began) / 1e9);
            for (var key : selector.keys()) {
                key.channel().close();
            }
            return rate;
        }
    }

    private void runFor(Selector selector, Duration time) throws IOException {
        long until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < until) {
            selector.select(100);
            for (var key : selector.selectedKeys()) {
                read((SocketChannel) key.channel(), (Visitor) key.attachment());
            }
            selector.selectedKeys().clear();
        }
    }

    private void read(SocketChannel channel, Visitor visitor) throws IOException {
        if (channel.read(visitor.answer) < 0) {
            throw new IOException("The program closed a connection.");
        }
        if (visitor.end < 0) {
            visitor.end = end(visitor.answer);
        }
        if (visitor.end >= 0 && visitor.answer.position() >= visitor.end) {
            answers++;
            visitor.answer.clear();
            visitor.end = -1;
            ask(channel);
        }
    }

    private void ask(SocketChannel channel) throws IOException {
        var bytes = ByteBuffer.wrap(request);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Where the answer ends, or -1 while its headers are not complete. */
    private static int end(ByteBuffer answer) throws IOException {
        var bytes = answer.array();
        int have = answer.position();
        for (int i = 0; i < OK.length && i < have; i++) {
            if (bytes[i] != OK[i]) {
                throw new IOException(
                        "Not a page: " + new String(bytes, 0, Math.min(have, 100), StandardCharsets.ISO_8859_1));
            }
        }
        int length = -1;
        for (int i = 0; i + 3 < have; i++) {
            if (bytes[i] == '\r' && bytes[i + 2] == '\r') {
                return length < 0 ? endOfChunks(bytes, have) : i + 4 + length;
            }
            if (bytes[i] == '\n' && startsWith(bytes, i + 1, have)) {
                length = number(bytes, i + 1 + LENGTH.length);
            }
        }
        return -1;
    }

    /** The answer that was rendered anew comes in chunks; the last is empty. */
    private static int endOfChunks(byte[] bytes, int have) {
        for (int i = 0; i < LAST_CHUNK.length; i++) {
            if (bytes[have - LAST_CHUNK.length + i] != LAST_CHUNK[i]) {
                return -1;
            }
        }
        return have;
    }

    private static boolean startsWith(byte[] bytes, int from, int have) {
        if (from + LENGTH.length > have) {
            return false;
        }
        for (int i = 0; i < LENGTH.length; i++) {
            if ((bytes[from + i] | 0x20) != (LENGTH[i] | 0x20)) {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] bytes, int from) {
        int value = 0;
        for (int i = from; bytes[i] != '\r'; i++) {
            if (bytes[i] != ' ') {
                value = value * 10 + bytes[i] - '0';
            }
        }
        return value;
    }
}

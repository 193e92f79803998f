package org.wishwright.benchmarks.market;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.wishwright.simulator.http.Api;
import org.wishwright.simulator.http.Http;

/**
 * Watchers of one campaign, in a process of their own since each keeps a file open: one thread reads all streams without waiting for any.
 * Lag is counted from the sending of a pledge, before its commit, to the event at the watcher, so it is never too small.
 */
final class WatcherLoad {

    private static final byte[] TOUCHED = "event:touched".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OPEN = "event:open".getBytes(StandardCharsets.US_ASCII);
    private static final int AT_ONCE = 200;
    private static final Duration LONGEST_OPENING = Duration.ofMinutes(2);
    private static final Duration REST = Duration.ofMillis(2_500);

    private final URI address;
    private final String campaign;
    private final List<Watcher> watchers = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(16 << 10);
    private final AtomicLong sent = new AtomicLong();
    private final AtomicBoolean over = new AtomicBoolean();
    private final List<Long> lags = new ArrayList<>();
    private int opened;
    private int closed;

    private WatcherLoad(URI address, String campaign) {
        this.address = address;
        this.campaign = campaign;
    }

    /** One stream. @param heard the pledge that it has heard of */
    private static final class Watcher {
        long heard;
        boolean open;
    }

    /** What was measured, in seconds. @param missed events that a watcher did not hear */
    record Lag(double p50, double p99, double most, long events, long missed) {}

    /** In a process of its own; the first of those who pledge is not counted. */
    static Lag measured(URI address, String campaign, int watchers, List<String> tokens) {
        var command = List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                WatcherLoad.class.getName(),
                address.toString(),
                campaign,
                String.valueOf(watchers));
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (var out = process.outputWriter(StandardCharsets.US_ASCII)) {
                out.write(String.join("\n", tokens) + "\n");
            }
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException("The watchers failed: " + said);
            }
            var parts = Arrays.stream(said.split(" ", -1)).toList();
            return new Lag(
                    Double.parseDouble(parts.get(0)),
                    Double.parseDouble(parts.get(1)),
                    Double.parseDouble(parts.get(2)),
                    Long.parseLong(parts.get(3)),
                    Long.parseLong(parts.get(4)));
        } catch (IOException e) {
            throw new IllegalStateException("The watchers could not be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @param arguments address, campaign, watchers; tokens of those who pledge on the standard input, one a line */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var tokens = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII)).readAllLines();
        var load = new WatcherLoad(URI.create(arguments[0]), arguments[1]);
        load.watch(Integer.parseInt(arguments[2]), tokens);
        System.out.println(load.said(tokens.size()));
    }

    private void watch(int count, List<String> tokens) throws IOException, InterruptedException {
        try (var selector = Selector.open()) {
            long deadline = System.nanoTime() + LONGEST_OPENING.toNanos();
            while (opened < count) {
                if (System.nanoTime() > deadline || closed > 0) {
                    throw new IllegalStateException(
                            "Only " + opened + " of " + count + " streams opened, " + closed + " were closed.");
                }
                for (int i = 0; i < AT_ONCE && watchers.size() < count && watchers.size() < opened + AT_ONCE; i++) {
                    connect(selector);
                }
                step(selector);
            }
            var pledging = Thread.ofPlatform().start(() -> pledge(tokens));
            while (!over.get()) {
                step(selector);
            }
            pledging.join();
        }
    }

    private void connect(Selector selector) throws IOException {
        var channel = SocketChannel.open(new InetSocketAddress(address.getHost(), address.getPort()));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        var request = "GET /campaigns/" + campaign + "/live HTTP/1.1\r\nHost: " + address.getAuthority()
                + "\r\nAccept: text/event-stream\r\n\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        var watcher = new Watcher();
        watchers.add(watcher);
        channel.register(selector, SelectionKey.OP_READ, watcher);
    }

    private void step(Selector selector) throws IOException {
        selector.select(this::read, 50);
    }

    private void read(SelectionKey key) {
        var watcher = (Watcher) key.attachment();
        buffer.clear();
        try {
            if (((SocketChannel) key.channel()).read(buffer) < 0) {
                throw new IOException("closed");
            }
        } catch (IOException e) {
            closed++;
            key.cancel();
            return;
        }
        long pledge = sent.get();
        if (!watcher.open && holds(OPEN)) {
            watcher.open = true;
            opened++;
        }
        if (pledge != 0 && watcher.heard != pledge && holds(TOUCHED)) {
            watcher.heard = pledge;
            lags.add(System.nanoTime() - pledge);
        }
    }

    private boolean holds(byte[] event) {
        for (int i = 0; i + event.length <= buffer.position(); i++) {
            if (Arrays.equals(buffer.array(), i, i + event.length, event, 0, event.length)) {
                return true;
            }
        }
        return false;
    }

    private void pledge(List<String> tokens) {
        try (var http = new Http(address)) {
            var api = new Api(http, Duration.ofSeconds(30), () -> false);
            api.send(HotPresale.pledge(campaign).as(tokens.getFirst())); // until it is compiled
            Api.pause(REST.toMillis());
            for (var token : tokens.subList(1, tokens.size())) {
                sent.set(System.nanoTime());
                api.send(HotPresale.pledge(campaign).as(token));
                Api.pause(REST.toMillis());
            }
        } finally {
            over.set(true);
        }
    }

    private String said(int pledges) {
        var sorted = lags.stream().mapToLong(Long::longValue).sorted().toArray();
        return String.format(
                Locale.ROOT,
                "%.4f %.4f %.4f %d %d",
                at(sorted, 0.5),
                at(sorted, 0.99),
                at(sorted, 1),
                sorted.length,
                (pledges - 1L) * watchers.size() - sorted.length);
    }

    private static double at(long[] sorted, double part) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * part))] / 1e9;
    }
}

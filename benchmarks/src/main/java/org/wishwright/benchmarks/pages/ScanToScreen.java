package org.wishwright.benchmarks.pages;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * From a worker's report to the part of the order's page that shows it, on many screens at once. A screen does what the page's
 * script does: it hears that there is news, waits a twentieth of a second for more, and fetches its part.
 */
final class ScanToScreen implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Pattern SERIAL = Pattern.compile("[0-9]{6}-[0-9]{3}");
    private static final long SCRIPT_WAITS_MILLIS = 50;
    private static final long SETTLING_MILLIS = 400;

    private final DemoScene scene;
    private final URI base;
    private final int screens;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(task -> Thread.ofVirtual().start(task))
            .build();
    private final ConcurrentLinkedQueue<Long> painted = new ConcurrentLinkedQueue<>();
    /** Of each work order whether pieces of the order that is watched are in it; the floor has work for others, too. */
    private final Map<String, Boolean> ours = new HashMap<>();

    private volatile CountDownLatch waiting = new CountDownLatch(0);
    private volatile boolean closing;

    ScanToScreen(RunningProgram program, DemoScene scene, int screens) {
        this.scene = scene;
        this.base = program.address();
        this.screens = screens;
    }

    /** The 99th percentile, in seconds, over each screen after each finish that this order heard of. */
    Reading p99(int most) throws InterruptedException {
        var times = measure(most);
        if (times.isEmpty()) {
            throw new IllegalStateException("The floor has nothing to do for this order.");
        }
        return Reading.of(
                times.get((int) Math.ceil(times.size() * 0.99) - 1) / 1000,
                "p50",
                times.get(times.size() / 2) / 1000,
                "screens",
                screens,
                "paints",
                times.size());
    }

    private List<Double> measure(int most) throws InterruptedException {
        var open = new CountDownLatch(screens);
        for (int i = 0; i < screens; i++) {
            Thread.ofVirtual().start(() -> watch(open));
        }
        if (!open.await(LONGEST.toSeconds() * 4, TimeUnit.SECONDS)) {
            throw new IllegalStateException(open.getCount() + " screens did not get their stream.");
        }
        var page = piecesShown();
        var times = new ArrayList<Double>();
        int scans = 0;
        while (scans < most) {
            int before = scans;
            for (var job : scene.jobs()) {
                boolean mine = ours.computeIfAbsent(job.workOrder(), id -> isIn(page, job));
                if (mine && scans < most && scan(job, times)) {
                    scans++;
                }
            }
            if (scans == before) {
                break; // nothing of this order is left to do
            }
        }
        Collections.sort(times);
        return times;
    }

    /** The order's page once its pieces are on the floor. */
    private String piecesShown() throws InterruptedException {
        try {
            for (int i = 0; i < 100; i++) {
                var part = http.send(get(scene.orderPage() + "/part"), HttpResponse.BodyHandlers.ofString())
                        .body();
                if (SERIAL.matcher(part).find()) {
                    return part;
                }
                RunningProgram.pause(SETTLING_MILLIS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("The order's pieces did not come to the floor.");
    }

    private boolean isIn(String page, DemoScene.Job job) {
        return scene.serials(job).stream().anyMatch(page::contains);
    }

    /** False where the report was not taken. */
    private boolean scan(DemoScene.Job job, List<Double> times) throws InterruptedException {
        if (!scene.report(job, "START")) {
            return false;
        }
        RunningProgram.pause(SETTLING_MILLIS);
        painted.clear();
        waiting = new CountDownLatch(screens);
        long began = System.nanoTime();
        if (!scene.report(job, "FINISH")) {
            return false;
        }
        waiting.await(LONGEST.toSeconds(), TimeUnit.SECONDS);
        var seen = List.copyOf(painted);
        seen.stream().limit(screens).forEach(at -> times.add((at - began) / 1e6));
        times.addAll(Collections.nCopies(screens - Math.min(screens, seen.size()), (double) LONGEST.toMillis()));
        if (job.last()) {
            scene.report(job, "INSPECT");
        }
        RunningProgram.pause(SETTLING_MILLIS);
        return true;
    }

    private void watch(CountDownLatch open) {
        try {
            var stream = http.send(get(scene.orderPage() + "/live"), HttpResponse.BodyHandlers.ofInputStream());
            try (var lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
                for (var line = lines.readLine(); line != null && !closing; line = lines.readLine()) {
                    if (line.equals("event:open")) {
                        open.countDown();
                    } else if (line.equals("event:touched")) {
                        paint();
                    }
                }
            }
        } catch (IOException e) {
            if (!closing) {
                System.err.println("A screen lost its stream: " + e.getMessage());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void paint() throws IOException, InterruptedException {
        Thread.sleep(SCRIPT_WAITS_MILLIS);
        var part = http.send(get(scene.orderPage() + "/part"), HttpResponse.BodyHandlers.ofByteArray());
        if (part.statusCode() == 200) {
            painted.add(System.nanoTime());
            waiting.countDown();
        }
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .header("Cookie", "ww_session=" + scene.consumer())
                .header("HX-Request", "true")
                .timeout(LONGEST)
                .build();
    }

    @Override
    public void close() {
        closing = true;
        http.shutdownNow();
    }
}

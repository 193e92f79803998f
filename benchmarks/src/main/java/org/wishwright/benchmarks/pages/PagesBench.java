package org.wishwright.benchmarks.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.concurrent.Callable;
import org.wishwright.simulator.report.Machine;
import org.wishwright.simulator.report.Row;
import org.wishwright.simulator.report.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The pages, as a reader meets them, of a program of its own with the demo. */
@Command(
        name = "pages",
        mixinStandardHelpOptions = true,
        description =
                "Starts the program with its demo and measures its pages: first byte, transfer, throughput, news, axe.")
public final class PagesBench implements Callable<Integer> {

    static final String NAME = "pages";

    private static final int CONNECTIONS = 32;
    private static final int SCREENS = 100;
    private static final int SCANS = 20;
    private static final int STARTS = 5;
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration MEASURED = Duration.ofSeconds(10);
    private static final Duration LONGEST_CACHE = Duration.ofMinutes(5);

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (json) {
            System.out.println(Machine.line());
        }
        var folder = Files.createTempDirectory(Files.createDirectories(Path.of("data")), "bench-pages-");
        try {
            var data = folder.resolve("data");
            firstRun(data);
            warmStart(data);
            try (var program = RunningProgram.start(data)) {
                measure(program);
            }
            return 0;
        } finally {
            remove(folder);
        }
    }

    /** Creates the database and the demo, and waits for the class cache if this build has none yet. */
    private static void firstRun(Path data) throws IOException {
        try (var program = RunningProgram.start(data)) {
            long deadline = System.nanoTime() + LONGEST_CACHE.toNanos();
            while (!hasCache() && System.nanoTime() < deadline) {
                RunningProgram.pause(200);
            }
        }
    }

    /** Whether there is a cache of these jars; those of earlier ones are of no use. */
    private static boolean hasCache() throws IOException {
        var target = Path.of("platform", "target");
        var jar = Files.getLastModifiedTime(target.resolve("wishwright-platform.jar"));
        try (var caches = Files.newDirectoryStream(target, "quick-start-*.aot")) {
            for (var cache : caches) {
                if (Files.getLastModifiedTime(cache).compareTo(jar) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private void warmStart(Path data) {
        var seconds = new ArrayList<Double>();
        for (int i = 0; i < STARTS; i++) {
            try (var program = RunningProgram.start(data)) {
                seconds.add(program.firstPageSeconds());
            }
        }
        seconds.sort(Comparator.naturalOrder());
        print(row(
                "warm-start",
                seconds.get(STARTS / 2),
                "s",
                "lower",
                "reach",
                3,
                "slowest",
                rounded(seconds.getLast())));
    }

    private void measure(RunningProgram program) throws IOException, InterruptedException {
        var scene = new DemoScene(program);
        print(firstByte("home-ttfb-p50", program, "/", ""));
        print(firstByte("configurator-ttfb-p50", program, scene.configurator(), ""));
        print(firstByte("order-ttfb-p50", program, scene.orderPage(), scene.consumer()));
        var rate = new Visitors(program.port(), "/").perSecond(CONNECTIONS, WARM_UP, MEASURED);
        print(row("pages-rps", rate, "pages/s", "higher", "reach", 3000, "connections", CONNECTIONS));
        try (var screens = new ScanToScreen(program, scene, SCREENS)) {
            var times = screens.measure(SCANS);
            var p99 = times.isEmpty() ? Double.NaN : times.get((int) Math.ceil(times.size() * 0.99) - 1) / 1000;
            print(row("scan-to-screen-p99", p99, "s", "lower", "reach", 1, "screens", SCREENS, "paints", times.size()));
        }
        InChromium.measure(program).forEach(this::print);
    }

    private static Row firstByte(String measure, RunningProgram program, String path, String session)
            throws IOException {
        return row(measure, FirstByte.medianMillis(program.port(), path, session), "ms", "lower", "reach", 50);
    }

    private static Row row(String measure, double value, String unit, String better, Object... more) {
        return Row.of(NAME, measure, rounded(value), unit, better, more);
    }

    private static Object rounded(double value) {
        return Double.isNaN(value)
                ? "not measured"
                : new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
    }

    private void print(Row row) {
        System.out.println(
                json
                        ? row.json()
                        : new Table()
                                .row(row.measure(), row.value() + " " + row.unit())
                                .toString()
                                .strip());
    }

    private static void remove(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.wishwright.benchmarks.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wishwright.benchmarks.pages.Rows.Measure;
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
    private static final Duration SHORT = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofMinutes(4);
    private static final Duration LONGEST = Duration.ofMinutes(12);
    private static final String WARM_START = "warm-start";

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Option(names = "--only", split = ",", paramLabel = "ROW", description = "Measure these rows and no others.")
    private List<String> only = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (json) {
            System.out.println(Machine.line());
        }
        var rows = new Rows(row -> only.isEmpty() || only.contains(row), this::print);
        try (var place = Workplace.in(Path.of("data"))) {
            rows.row(new Measure(WARM_START, "s", "lower", 3, LONGEST), () -> warmStart(place));
            measure(rows, place);
        }
        return rows.complete() ? 0 : 1;
    }

    /** The first run creates the database and the demo, and the class cache if this build has none yet. */
    private static Reading warmStart(Workplace place) throws IOException {
        place.start();
        long deadline = System.nanoTime() + LONGEST_CACHE.toNanos();
        while (!hasCache() && System.nanoTime() < deadline) {
            RunningProgram.pause(200);
        }
        var seconds = new ArrayList<Double>();
        for (int i = 0; i < STARTS; i++) {
            seconds.add(place.start().firstPageSeconds());
        }
        seconds.sort(Comparator.naturalOrder());
        return Reading.of(seconds.get(STARTS / 2), "slowest", seconds.getLast(), "starts", STARTS);
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

    private static void measure(Rows rows, Workplace place) throws InterruptedException {
        var scenes = new Scenes(place);
        rows.row(firstByte("home-ttfb-p50"), () -> FirstByte.median(place.running(), "/", ""));
        rows.row(
                firstByte("configurator-ttfb-p50"),
                () -> FirstByte.median(place.running(), scenes.scene().configurator(), ""));
        rows.row(firstByte("order-ttfb-p50"), () -> {
            var scene = scenes.scene();
            return FirstByte.median(place.running(), scene.orderPage(), scene.consumer());
        });
        rows.row(
                new Measure("home-transfer", "kB", "lower", 200, SHORT),
                () -> InChromium.measure(place.running(), "home-transfer", SHORT));
        rows.row(new Measure("pages-rps", "pages/s", "higher", 3_000, SHORT), () -> {
            var rate = new Visitors(place.running().port(), "/").perSecond(CONNECTIONS, WARM_UP, MEASURED);
            return Reading.of(rate, "connections", CONNECTIONS);
        });
        rows.row(
                new Measure("choice-roundtrip-p99", "ms", "lower", 100, LONG),
                () -> InChromium.measure(place.running(), "choice-roundtrip-p99", LONG));
        rows.row(new Measure("scan-to-screen-p99", "s", "lower", 1, LONG), () -> {
            try (var screens = new ScanToScreen(place.running(), scenes.scene(), SCREENS)) {
                return screens.p99(SCANS);
            }
        });
        rows.row(
                new Measure("axe-serious", "faults", "lower", 0, LONGEST),
                () -> InChromium.measure(place.running(), "axe-serious", LONGEST));
    }

    private static Measure firstByte(String name) {
        return new Measure(name, "ms", "lower", 50, SHORT);
    }

    /** The order that several rows look at, made by the first of them. */
    private static final class Scenes {

        private final Workplace place;
        private @Nullable DemoScene scene;

        Scenes(Workplace place) {
            this.place = place;
        }

        synchronized DemoScene scene() {
            var made = scene == null ? new DemoScene(place.running()) : scene;
            scene = made;
            return made;
        }
    }

    private void print(Row row) {
        var why = row.more().get("why");
        var text = row.value() + " " + row.unit() + (why == null ? "" : " (" + why + ")");
        System.out.println(
                json
                        ? row.json()
                        : new Table().row(row.measure(), text).toString().strip());
    }
}

package org.wishwright.simulator.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wishwright.simulator.http.Api;
import org.wishwright.simulator.http.Http;

/** A history lived through the real program with its real demo, as the build has just packed it. */
class DemoLivesTest {

    private static final Path PLATFORM = Path.of("..", "platform", "target");
    private static final String PASSWORD = "wish-and-make";

    @TempDir
    static @Nullable Path data;

    private static @Nullable Process program;
    private static URI address = URI.create("http://127.0.0.1");

    @BeforeAll
    static void start() throws IOException {
        var jar = PLATFORM.resolve("wishwright-platform.jar");
        assumeTrue(Files.exists(jar), "The program is not packed yet; mvn verify packs it before this test.");
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        address = URI.create("http://127.0.0.1:" + port);
        var started = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx600m",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        jar + ":" + PLATFORM.resolve("lib") + "/*",
                        "org.wishwright.platform.Launcher",
                        "--port",
                        String.valueOf(port),
                        "--data",
                        String.valueOf(data))
                .redirectErrorStream(true)
                .start();
        program = started;
        var out = new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
        var said = new StringBuilder();
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            said.append(line).append('\n');
            if (line.contains("Wishwright is ready")) {
                Thread.ofPlatform().daemon().start(() -> out.lines().forEach(_ -> {}));
                return;
            }
        }
        throw new AssertionError("The program did not come up:\n" + said);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        var running = program;
        if (running != null) {
            running.destroy();
            if (!running.waitFor(30, TimeUnit.SECONDS)) {
                running.destroyForcibly();
            }
        }
    }

    private static List<String> live(long seed, boolean withConsumer) {
        try (var http = new Http(address)) {
            var api = new Api(http, Duration.ofSeconds(60), () -> false);
            return new History(api, seed, _ -> {})
                    .live(9, PASSWORD, withConsumer).stream()
                            .map(lived -> lived.person() + " "
                                    + lived.order().path("state").asString("") + " "
                                    + lived.order().path("total").path("minor").asLong())
                            .toList();
        }
    }

    @Test
    void aHistoryEndsWithOrdersInEveryStateAndAskedForAgainChangesNothing() {
        var first = live(3, false);
        for (var state : Fate.values()) {
            assertThat(first).anyMatch(order -> order.contains(" " + state + " "));
        }
        assertThat(live(3, false)).isEqualTo(first);
    }

    @Test
    void theDemosConsumerBuysOnceAndNeverAgain() {
        assertThat(live(4, true)).anyMatch(order -> order.startsWith("Lin IN_PRODUCTION "));
        assertThat(live(5, true)).noneMatch(order -> order.startsWith("Lin "));
    }
}

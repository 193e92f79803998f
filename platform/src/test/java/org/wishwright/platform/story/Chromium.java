package org.wishwright.platform.story;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The Chromium of the machine, as the tests start it; {@code ./wishwright test} installs it where it may. It goes on running when
 * it is closed, without anything open, since the next test wants it and a start takes seconds.
 */
final class Chromium implements AutoCloseable {

    private static final Map<List<String>, Browser> RUNNING = new HashMap<>();

    private static final class Driver {
        static final Playwright INSTANCE = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    final Browser browser;

    Chromium() {
        this(List.of("--disable-gpu"));
    }

    /** @param graphics how it draws */
    private Chromium(List<String> graphics) {
        var running = RUNNING.get(graphics);
        browser = running != null && running.isConnected() ? running : start(graphics);
        RUNNING.put(graphics, browser);
    }

    private static Browser start(List<String> graphics) {
        var arguments = new ArrayList<>(List.of(
                "--no-sandbox",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync"));
        arguments.addAll(graphics);
        return Driver.INSTANCE
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setArgs(arguments));
    }

    /** One that draws in three dimensions, in software, so that every machine draws the same. */
    static Chromium drawing() {
        return new Chromium(List.of("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"));
    }

    /** One without WebGL. */
    static Chromium flat() {
        return new Chromium(List.of("--disable-gpu", "--disable-3d-apis"));
    }

    @Override
    public void close() {
        List.copyOf(browser.contexts()).forEach(BrowserContext::close);
    }

    /** For who wants no other; a process that exits takes its browsers along, but they keep it from coming to its end by itself. */
    static void quit() {
        Driver.INSTANCE.close();
    }

    private static Path executable() {
        return List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome").stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The browser tests need Chromium. As root: apt-get install chromium fonts-noto-cjk"));
    }
}

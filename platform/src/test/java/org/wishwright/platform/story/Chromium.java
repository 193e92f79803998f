package org.wishwright.platform.story;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Chromium of the machine, as the tests start it; {@code ./wishwright test} installs it where it may. */
final class Chromium implements AutoCloseable {

    private static @Nullable Chromium shared;

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    final Browser browser;

    Chromium() {
        this(List.of("--disable-gpu"));
    }

    /** @param graphics how it draws */
    private Chromium(List<String> graphics) {
        var arguments = new ArrayList<>(List.of(
                "--no-sandbox",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync"));
        arguments.addAll(graphics);
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setArgs(arguments));
    }

    /** One for all tests of this run that ask for it; it ends with the run. Whoever opens a context closes it. */
    static synchronized Chromium shared() {
        if (shared == null) {
            shared = new Chromium();
        }
        return shared;
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
        browser.close();
        playwright.close();
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

package org.wishwright.platform.story;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.wishwright.platform.TestClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures a running program in a browser for {@code ./wishwright bench pages}, one JSON object for the row that is
 * asked for. It lives among the tests because the browser's driver and the list of every page do.
 */
public final class PagesInChromium {

    private static final int CHOICES = 200;
    private static final int WARM_UP = 40;

    /** From the click until the new part has been painted: two frames after it was put into the page. */
    private static final String CHOOSE = """
            (turn) => new Promise((painted, failed) => {
              const free = document.querySelectorAll("button[name=choose][aria-pressed=false]");
              const began = performance.now();
              document.addEventListener("part:replaced", () =>
                requestAnimationFrame(() => requestAnimationFrame(() => painted(performance.now() - began))), {once: true});
              setTimeout(() => failed(new Error("No new part within 5 s of a choice.")), 5000);
              free[turn * 7 % free.length].click();
            })
            """;

    private final int port;
    private final TestClient operator;
    private final Browser browser;

    private PagesInChromium(int port, TestClient operator, Browser browser) {
        this.port = port;
        this.operator = operator;
        this.browser = browser;
    }

    /** Port of the program, e-mail and password of its operator, and the row to measure. */
    public static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[0]);
        var operator = TestClient.visitor(port).signInByPassword(arguments[1], arguments[2]);
        try (var chromium = new Chromium()) {
            var pages = new PagesInChromium(port, operator, chromium.browser);
            switch (arguments[3]) {
                case "home-transfer" -> pages.homeTransfer();
                case "choice-roundtrip-p99" -> pages.choiceRoundtrip();
                case "axe-serious" -> pages.axe();
                default -> throw new IllegalArgumentException("No row of the browser's: " + arguments[3]);
            }
        } finally {
            Chromium.quit();
        }
    }

    private BrowserContext context() {
        return browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(1280, 900)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setBaseURL("http://127.0.0.1:" + port));
    }

    /** All bytes, compressed and with headers, of a first visit. */
    private void homeTransfer() {
        try (var context = context()) {
            var page = context.newPage();
            var bytes = new AtomicLong();
            var requests = new AtomicLong();
            var network = context.newCDPSession(page);
            network.send("Network.enable");
            network.on("Network.loadingFinished", (JsonObject event) -> {
                bytes.addAndGet(event.get("encodedDataLength").getAsLong());
                requests.incrementAndGet();
            });
            page.navigate("/");
            page.waitForLoadState(LoadState.NETWORKIDLE);
            print(bytes.get() / 1000.0, Map.of("requests", requests.get()));
        }
    }

    private void choiceRoundtrip() {
        try (var context = context()) {
            var page = context.newPage();
            page.navigate("/");
            for (var onward : List.of("/products/", "/configure/")) {
                var link = page.locator("a[href^='" + onward + "']").first();
                page.navigate(String.valueOf(link.getAttribute("href")));
            }
            page.waitForLoadState(LoadState.NETWORKIDLE);
            var times = new ArrayList<Double>();
            for (int i = 0; i < WARM_UP + CHOICES; i++) {
                var millis = ((Number) page.evaluate(CHOOSE, i)).doubleValue();
                if (i >= WARM_UP) {
                    times.add(millis);
                }
            }
            times.sort(null);
            print(
                    times.get((int) Math.ceil(CHOICES * 0.99) - 1),
                    Map.of("p50", times.get(CHOICES / 2), "choices", CHOICES));
        }
    }

    private void axe() {
        var pages = new EveryPage(new LivedIn(port, operator, Instant.now()).readers());
        var faults = new ArrayList<String>();
        try (var context = context()) {
            for (var language : List.of("en", "zh")) {
                for (var visit : pages.visits()) {
                    context.clearCookies();
                    context.addCookies(List.of(
                            new Cookie("ww_language", language).setUrl("http://127.0.0.1:" + port),
                            new Cookie("ww_session", visit.session().isEmpty() ? "none" : visit.session())
                                    .setUrl("http://127.0.0.1:" + port)));
                    try (var page = context.newPage()) {
                        page.navigate(visit.path());
                        for (var dress : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                            Axe.serious(page, dress)
                                    .forEach(fault ->
                                            faults.add(visit.path() + " " + language + " " + dress + ": " + fault));
                        }
                    }
                }
            }
        }
        faults.forEach(System.err::println);
        pages.unreachable().forEach(page -> System.err.println("Not reached: " + page));
        print(
                faults.size(),
                Map.of(
                        "pages",
                        pages.visits().size(),
                        "looks",
                        pages.visits().size() * 4,
                        "unreached",
                        pages.unreachable().size()));
    }

    private static void print(double value, Map<String, Object> more) {
        var row = new LinkedHashMap<String, Object>(Map.of("value", value));
        row.putAll(more);
        System.out.println(JsonMapper.shared().writeValueAsString(row));
    }
}

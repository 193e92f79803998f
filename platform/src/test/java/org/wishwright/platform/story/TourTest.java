package org.wishwright.platform.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.wishwright.platform.Await;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestDatabase;
import org.wishwright.platform.WishwrightApplication;
import org.wishwright.platform.site.Demo;

/**
 * Walks {@code docs/tour.md} as it is written, in a program with the demo, so the tour cannot promise what the pages do not keep.
 */
class TourTest {

    private static final int FEWEST_DEEDS = 30;

    @Test
    void theTourGoesAsItIsWritten() throws IOException {
        var tour = Files.readString(Path.of("..", "docs", "tour.md"));
        try (var program = new SpringApplicationBuilder(WishwrightApplication.class)
                        .properties(Map.of("server.port", "0", "wishwright.demo", "true"))
                        .initializers(new TestDatabase())
                        .run();
                var chromium = new Chromium()) {
            program.getBean(Demo.class).load();
            int port = program.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            Await.until(() -> TestClient.visitor(port).page("/products").text().contains("Bookshelf made to measure"));
            try (var context = chromium.browser.newContext(new Browser.NewContextOptions()
                    .setViewportSize(390, 844)
                    .setLocale("en-GB")
                    .setBaseURL("http://127.0.0.1:" + port))) {
                assertThat(new Walk(context.newPage(), "tour").walk(tour)).isGreaterThan(FEWEST_DEEDS);
            }
        }
    }
}

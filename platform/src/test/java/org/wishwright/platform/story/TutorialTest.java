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

/** Walks {@code docs/tutorial-bicycle.md}: a bicycle made in the studio from nothing, and one sold. */
class TutorialTest {

    private static final int FEWEST_DEEDS = 150;

    @Test
    void aBicycleIsMadeFromNothingAndSoldAsItIsWritten() throws IOException {
        var tutorial = Files.readString(Path.of("..", "docs", "tutorial-bicycle.md"));
        try (var program = new SpringApplicationBuilder(WishwrightApplication.class)
                        .properties(Map.of("server.port", "0", "wishwright.demo", "true"))
                        .initializers(new TestDatabase())
                        .run();
                var chromium = new Chromium()) {
            program.getBean(Demo.class).load();
            int port = program.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            Await.until(() -> TestClient.visitor(port).page("/products").text().contains("Bicycle built for you"));
            try (var context = chromium.browser.newContext(new Browser.NewContextOptions()
                    .setViewportSize(1280, 900)
                    .setLocale("en-GB")
                    .setBaseURL("http://127.0.0.1:" + port))) {
                assertThat(new Walk(context.newPage(), "tutorial").walk(tutorial))
                        .isGreaterThan(FEWEST_DEEDS);
            }
        }
    }
}

package org.wishwright.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;

@PlatformTest
@Tag("realdata")
class RealModelTest {

    @LocalServerPort
    int port;

    /** 268 modules: a page shows twenty, finds the others, and shows on demand what is still open. */
    @Test
    void aCarRangeOf268ModulesStaysUsableOnItsPage() throws IOException {
        var file = TestModels.realData("configuration/renault/big.xml");
        var costs = TestModels.realData("configuration/renault/big-prices.xml");
        Assumptions.assumeTrue(Files.exists(file), "The real data are not beside the repository: " + file);
        var maker = TestMaker.withWorkshop(port, "Large car works");
        var blueprint = maker.blueprint("Large car");
        var files = Map.of("model", Files.readAllBytes(file), "prices", Files.readAllBytes(costs));
        var uploaded = maker.upload(blueprint, files, Map.of("minorPerCost", "100"));
        assertThat(uploaded.status()).as(uploaded.text()).isEqualTo(200);
        int modules = uploaded.json().path("modules").asInt();
        assertThat(modules).isEqualTo(268);
        var version = maker.publish(blueprint);
        var report = maker.settled(version, Duration.ofMinutes(2));
        assertThat(report.path("mode").asString()).as("%s", report).isEqualTo("tables");
        var visitor = TestClient.visitor(port);
        var path = "/configure/" + version;
        var first = TestClient.expect(200, visitor.page(path)).text();
        assertThat(first.split("<fieldset")).hasSizeLessThanOrEqualTo(22);
        assertThat(first).contains("id=\"q\"", "id=\"only\"", "0 of 268 modules chosen", "Page 1 of 14");
        var choice = first.replaceAll("(?s).*?name=\"choose\" value=\"([^\"]+)\".*", "$1");
        var module = choice.substring(0, choice.indexOf('='));
        var chosen = "?c_" + module + "=" + choice.substring(choice.indexOf('=') + 1);
        var open = TestClient.expect(200, visitor.page(path + chosen + "&only=open"))
                .text();
        assertThat(open).contains("1 of 268 modules chosen").doesNotContain("id=\"m-" + module + "\"");
        assertThat(TestClient.expect(200, visitor.page(path + "?q=" + module)).text())
                .contains("id=\"m-" + module + "\"");
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            long begun = System.nanoTime();
            TestClient.expect(200, visitor.page(path + chosen));
            least = Math.min(least, System.nanoTime() - begun);
        }
        org.slf4j.LoggerFactory.getLogger(RealModelTest.class)
                .info("A page of 268 modules answers a choice in {} ms at best", least / 1_000_000);
    }

    @Test
    void aRealCarRangeIsPublishedAndConfiguredOverHttp() throws IOException {
        var file = TestModels.realData("configuration/renault/small.xml");
        Assumptions.assumeTrue(Files.exists(file), "The real data are not beside the repository: " + file);
        var maker = TestMaker.withWorkshop(port, "Car works");
        var blueprint = maker.blueprint("Small car");
        var uploaded = maker.upload(blueprint, Map.of("model", Files.readAllBytes(file)), Map.of());
        assertThat(uploaded.json().path("modules").asInt()).isEqualTo(139);
        var version = maker.publish(blueprint);
        var report = maker.settled(version, Duration.ofMinutes(2));
        assertThat(report.path("state").asString()).as("%s", report).isEqualTo("PUBLISHED");

        var visitor = TestClient.visitor(port);
        var path = "/api/v1/versions/" + version;
        var open =
                visitor.post(path + "/selection", Map.of("choices", Map.of())).json();
        assertThat(open.path("remaining").size()).isEqualTo(139);
        var module = visitor.get(path + "/model")
                .json()
                .path("modules")
                .get(0)
                .path("id")
                .asString();
        var option = open.path("remaining").path(module).get(0).asString();
        var whole = TestClient.expect(
                        200, visitor.post(path + "/completion", Map.of("choices", Map.of(module, option))))
                .json();
        assertThat(whole.path("choices").size()).isEqualTo(139);
        assertThat(whole.path("choices").path(module).asString()).isEqualTo(option);
        var page = TestClient.expect(200, visitor.page("/configure/" + version + "?c_" + module + "=" + option));
        assertThat(page.text().split("<fieldset")).hasSize(21);
    }
}

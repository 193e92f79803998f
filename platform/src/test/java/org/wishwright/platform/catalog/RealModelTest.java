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

package org.wishwright.platform.foundation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;

@PlatformTest
class ApiDescriptionTest {

    @LocalServerPort
    int port;

    @Test
    void theApiSaysWhatItIsAndHowToSignIn() {
        var description =
                expect(200, TestClient.visitor(port).get("/api/v1/openapi")).json();
        assertThat(description.path("openapi").asString("")).startsWith("3.1");
        assertThat(description.at("/info/title").asString("")).isEqualTo("Wishwright");
        assertThat(description.at("/info/version").asString("")).isEqualTo("v1");
        assertThat(description.at("/info/description").asString("")).contains("Idempotency-Key");
        var schemes = description.at("/components/securitySchemes");
        assertThat(schemes.at("/bearer/scheme").asString("")).isEqualTo("bearer");
        assertThat(schemes.at("/session/in").asString("")).isEqualTo("cookie");
        assertThat(schemes.at("/session/name").asString("")).isEqualTo("ww_session");
        assertThat(description.path("security").size()).isEqualTo(3);
    }
}

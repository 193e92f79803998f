package org.wishwright.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.foundation.ImportMap;

@PlatformTest
class FrontDoorTest {

    @LocalServerPort
    int port;

    @Test
    void aPostWithTheCookieAloneIsRefused() {
        var browser = TestClient.browser(port, "Mei");
        var api = browser.post("/api/v1/organisations", Map.of("name", "Forged"));
        assertThat(api.status()).isEqualTo(403);
        assertThat(api.code()).isEqualTo("request.token-forbidden");
        var page = browser.submit("/account/name", Map.of("name", "Forged", "_csrf", "guess"));
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text()).contains("load the page again");
        assertThat(browser.page("/account").text()).doesNotContain("Forged");
    }

    @Test
    void aPostWithTheTokenOfThePagePasses() {
        var browser = TestClient.browser(port, "Mei");
        var page = browser.page("/account").text();
        var token = page.replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]*)\".*", "$1");
        browser.with("X-CSRF-TOKEN", token);
        expect(201, browser.post("/api/v1/organisations", Map.of("name", "Real")));
    }

    @Test
    void aSignInFormOfAnotherSiteIsRefused() {
        var visitor = TestClient.visitor(port);
        assertThat(visitor.submit("/login/code", Map.of("phone", TestClient.newPhone(), "_csrf", ""))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aWrongBearerIsNeverHelpedByACookie() {
        var browser = TestClient.browser(port, "Mei").with("Authorization", "Bearer nonsense");
        assertThat(browser.get("/api/v1/me").status()).isEqualTo(401);
    }

    @Test
    void everyAnswerCarriesTheHeadersThatKeepAPageItsOwn() {
        var headers = TestClient.visitor(port).page("/login").headers();
        assertThat(headers.firstValue("Content-Security-Policy"))
                .hasValue("default-src 'self'; script-src 'self' " + ImportMap.policySource()
                        + "; img-src 'self' data: blob:; connect-src 'self' blob:; object-src 'none'; frame-ancestors 'none';"
                        + " base-uri 'none'; form-action 'self'");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Permissions-Policy").orElse("")).contains("camera=()", "geolocation=()");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/%2e%2e/application.yaml",
                "/assets/..%2fapplication.yaml",
                "/assets/..%5capplication.yaml",
                "/assets/%252e%252e/application.yaml",
                "/assets//application.yaml",
                "/webjars/%2e%2e/%2e%2e/application.yaml",
                "/webjars/..;/application.yaml"
            })
    void noPathLeadsOutOfItsFolder(String path) {
        var answer = TestClient.visitor(port).get(path);
        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.text()).doesNotContain("datasource");
    }

    @Test
    void theSessionCookieIsOutOfReachForScripts() {
        var phone = TestClient.newPhone();
        var visitor = TestClient.visitor(port);
        var code = expect(200, visitor.submit("/login/code", Map.of("phone", phone)));
        var shown = code.text().replaceAll("(?s).*<strong id=\"sandbox-code\">([0-9]{6})<.*", "$1");
        var entered = expect(303, visitor.submit("/login", Map.of("phone", phone, "code", shown)));
        assertThat(entered.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("ww_session=")
                        && cookie.contains("HttpOnly")
                        && cookie.contains("SameSite=Lax")
                        && !cookie.contains("Secure"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/assets/nothing.css", "/webjars/nothing.js", "/account/organisations/no-id"})
    void anAddressThatLeadsNowhereAnswersAPage(String path) {
        var answer = TestClient.browser(port, "Mei").page(path);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).contains("There is nothing at this address");
    }

    @Test
    void anApiAddressThatLeadsNowhereAnswersAProblem() {
        var answer = TestClient.visitor(port).get("/api/v1/nowhere");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("request.not-found");
        var malformed = TestClient.visitor(port).get("/api/v1//nowhere;a=b");
        assertThat(malformed.status()).isEqualTo(400);
        assertThat(malformed.code()).isEqualTo("request.invalid");
    }

    @Test
    void onlyHealthIsShownOfTheMachinery() {
        assertThat(TestClient.visitor(port).get("/actuator/health").status()).isEqualTo(200);
        assertThat(TestClient.visitor(port).get("/actuator/env").location()).contains("/login?back=");
        assertThat(TestClient.signedUp(port, "Mei").get("/actuator/env").status())
                .isEqualTo(403);
    }

    @Test
    void assetsAndTheDescriptionOfTheApiAreOpenToVisitors() {
        assertThat(TestClient.visitor(port).get("/assets/wishwright.css").status())
                .isEqualTo(200);
        var description = expect(200, TestClient.visitor(port).get("/api/v1/openapi"));
        assertThat(description
                        .json()
                        .at("/paths/~1api~1v1~1me/get")
                        .path("parameters")
                        .isMissingNode())
                .isTrue();
    }

    @Test
    void streamsAndLateAnswersKnowTheirCaller() {
        var client = TestClient.signedUp(port, "Mei");
        assertThat(client.get("/test/later").text()).isEqualTo("later, Mei");
        assertThat(client.get("/test/stream").text()).contains("event:hello").contains("data:Mei");
        assertThat(TestClient.visitor(port).get("/test/who").text()).isEqualTo("a visitor");
        assertThat(client.get("/test/who").text()).isEqualTo("Mei");
    }
}

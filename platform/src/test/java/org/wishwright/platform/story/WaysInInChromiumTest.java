package org.wishwright.platform.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;

/** With the browser's own virtual device: a passkey is made, signs in without a word typed, and opens nothing once removed. */
@PlatformTest
class WaysInInChromiumTest {

    private static Chromium chromium;

    @LocalServerPort
    int port;

    @BeforeAll
    static void open() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void aPasskeyIsMadeSignsInAndOpensNothingOnceRemoved() {
        try (var context = context()) {
            var page = signedIn(context, "Passkey Mei");
            device(context, page);
            page.navigate(address("/account/ways-in"));
            page.getByLabel("What do you call this device?").fill("My phone");
            page.getByText("Add a passkey", new Page.GetByTextOptions().setExact(true))
                    .click();
            assertThat(page.locator(".toast")).containsText("The passkey is yours");
            assertThat(page.locator("main")).containsText("My phone");

            context.clearCookies();
            page.navigate(address("/login?back=/account"));
            page.getByText("Sign in with a passkey").click();
            page.waitForURL(Pattern.compile(".*/account$"));
            assertThat(page.locator("main")).containsText("strong");
            assertThat(page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)))
                    .hasValue("Passkey Mei");

            page.navigate(address("/account/ways-in"));
            page.getByText("Remove", new Page.GetByTextOptions().setExact(true)).click();
            assertThat(page.locator(".toast")).containsText("opens nothing here any more");
            context.clearCookies();
            page.navigate(address("/login"));
            page.getByText("Sign in with a passkey").click();
            assertThat(page.locator("[data-fault]")).containsText("not known here");
        }
    }

    @Test
    void anAnswerIsTakenOnceAndOnlyOnItsSite() {
        try (var context = context()) {
            var page = signedIn(context, "Replay Mei");
            device(context, page);
            page.navigate(address("/account/ways-in"));
            page.getByText("Add a passkey", new Page.GetByTextOptions().setExact(true))
                    .click();
            assertThat(page.locator(".toast")).containsText("The passkey is yours");
            context.clearCookies();
            var sent = new String[1];
            page.onRequest(request -> {
                if (request.url().endsWith("/entering")) {
                    sent[0] = request.postData();
                }
            });
            page.navigate(address("/login"));
            page.getByText("Sign in with a passkey").click();
            page.waitForURL(Pattern.compile(".*:" + port + "/$"));
            var again = page.request()
                    .post(
                            address("/api/v1/passkeys/entering"),
                            com.microsoft.playwright.options.RequestOptions.create()
                                    .setHeader("Content-Type", "application/json")
                                    .setHeader("Cookie", "")
                                    .setData(sent[0]));
            Assertions.assertThat(again.status()).isIn(403, 422);
            var visitor = TestClient.visitor(port);
            var body = new tools.jackson.databind.ObjectMapper().readValue(sent[0], Map.class);
            Assertions.assertThat(
                            visitor.post("/api/v1/passkeys/entering", body).code())
                    .isEqualTo("identity.passkey-late");
        }
    }

    private BrowserContext context() {
        return chromium.browser.newContext(
                new Browser.NewContextOptions().setLocale("en-GB").setViewportSize(390, 800));
    }

    private Page signedIn(BrowserContext context, String name) {
        var client = TestClient.signedUp(port, name);
        context.addCookies(java.util.List.of(new com.microsoft.playwright.options.Cookie("ww_session", client.token())
                .setDomain("localhost")
                .setPath("/")
                .setHttpOnly(true)));
        expect(200, client.get("/api/v1/me"));
        return context.newPage();
    }

    /** A phone that recognises its owner at once. */
    private static void device(BrowserContext context, Page page) {
        var devtools = context.newCDPSession(page);
        devtools.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var arguments = new JsonObject();
        arguments.add("options", options);
        devtools.send("WebAuthn.addVirtualAuthenticator", arguments);
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}

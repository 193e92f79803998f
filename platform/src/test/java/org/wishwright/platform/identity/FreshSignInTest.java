package org.wishwright.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestOperator;

/** Whoever finds an open browser takes nothing over: after five minutes it asks again, and what was typed is kept. */
@PlatformTest
class FreshSignInTest {

    private static final Pattern CODE = Pattern.compile("id=\"sandbox-code\">([0-9]{6})<");
    private static final Pattern KEPT = Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private TestClient browser;

    @BeforeEach
    void signedInSixMinutesAgo() {
        browser = TestClient.browser(port, "Open Ou");
        browser.page("/account/data");
        age(browser);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/account/data/export",
                "/account/erase",
                "/account/ways-in/second",
                "/account/ways-in/second/confirmation",
                "/account/ways-in/second/removal",
                "/account/ways-in/passkeys/00000000-0000-7000-8000-000000000009/removal"
            })
    void eachOfTheseAsksFirst(String path) {
        var asked = browser.submit(path, Map.of("confirm", "Open Ou"));
        assertThat(asked.status()).isEqualTo(403);
        assertThat(asked.text())
                .contains("Is it you?", "name=\"again_to\" value=\"" + path + "\"", "value=\"Open Ou\"");
        expect(200, browser.page("/account"));
    }

    @Test
    void withACodeTheFormGoesOnAsItWasTyped() {
        expect(403, browser.submit("/account/erase", Map.of("confirm", "Not my name")));
        var form = Map.of("again_to", "/account/erase", "confirm", "Not my name");
        var sent = expect(200, browser.submit("/account/confirm/code", form)).text();
        var code = CODE.matcher(sent);
        assertThat(code.find()).isTrue();
        assertThat(sent).contains("Not my name");
        var wrong = browser.submit("/account/confirm", with(form, "again_code", "000000"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("This code is wrong", "Not my name");
        var right = expect(200, browser.submit("/account/confirm", with(form, "again_code", code.group(1))));
        assertThat(right.text()).contains("action=\"/account/erase\"", "Nothing has happened yet");
        var kept = KEPT.matcher(right.text());
        var fields = new java.util.HashMap<String, String>();
        while (kept.find()) {
            fields.put(kept.group(1), kept.group(2));
        }
        assertThat(fields).containsEntry("confirm", "Not my name").doesNotContainKeys("again_code", "again_to");
        assertThat(browser.submit("/account/erase", Map.of("confirm", "Not my name"))
                        .text())
                .as("fresh now, and the name is still wrong")
                .contains("Type the name just as it stands");
        assertThat(browser.submit("/account/data/export", Map.of()).headers().firstValue("Content-Type"))
                .hasValue("application/zip");
    }

    @Test
    void aProgramAndAPasskeyAreToldToSignInAgain() {
        var program = TestClient.signedUp(port, "Program Pu");
        expect(200, program.post("/api/v1/passkeys/making", Map.of()));
        age(program);
        assertThat(program.post("/api/v1/passkeys/making", Map.of()).code()).isEqualTo("identity.confirm-forbidden");
        assertThat(program.post("/api/v1/passkeys", Map.of()).code()).isEqualTo("identity.confirm-forbidden");
        assertThat(expect(200, browser.page("/account/confirm?back=/account/ways-in"))
                        .text())
                .contains("value=\"/account/ways-in\"");
    }

    @Test
    void aPasswordIsAskedOfWhoHasOneAndGuessingIsCounted() {
        var email = TestClient.newPhone() + "@again.example";
        var words = "seven green kettles";
        expect(
                201,
                TestClient.visitor(port)
                        .post("/api/v1/accounts", Map.of("email", email, "password", words, "name", "Pass Pa")));
        var owner = TestClient.browser(port, "x");
        var session = TestClient.visitor(port).signInByPassword(email, words);
        owner.setCookie("ww_session", session.token());
        owner.page("/account/data");
        age(session);
        var form = Map.of("again_to", "/account/data/export");
        var refused = owner.submit("/account/confirm", with(form, "again_password", "not this one"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("This is not your present password").doesNotContain("not this one");
        for (int i = 0; i < 12; i++) {
            refused = owner.submit("/account/confirm", with(form, "again_password", "not this one"));
        }
        assertThat(refused.status()).isEqualTo(429);
    }

    @Test
    void operatorsAreAskedBeforeTheyHandSomebodyOverOrEraseHer() {
        var person = TestClient.signedUp(port, "Handed Ha");
        var client = TestOperator.client(port);
        var operator = TestClient.browser(port, "x");
        operator.setCookie("ww_session", client.token());
        var path = "/operator/persons/" + person.person();
        operator.page(path);
        jdbc.sql("update identity.session set confirmed = confirmed - interval '6 minutes' where person = ?")
                .param(client.person())
                .update();
        assertThat(operator.submit(path + "/export", Map.of()).status()).isEqualTo(403);
        assertThat(operator.submit(path + "/erase", Map.of("confirm", "Handed Ha"))
                        .status())
                .isEqualTo(403);
        expect(200, person.get("/api/v1/me"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example/x", "https://evil.example", "/orders", "/login", "\\\\evil"})
    void noFormIsSentElsewhere(String to) {
        var sent = expect(200, browser.submit("/account/confirm/code", Map.of("again_to", to)));
        assertThat(sent.text()).contains("name=\"again_to\" value=\"\"");
    }

    private static Map<String, String> with(Map<String, String> form, String name, String value) {
        var more = new java.util.HashMap<>(form);
        more.put(name, value);
        return more;
    }

    private void age(TestClient client) {
        assertThat(jdbc.sql("update identity.session set confirmed = confirmed - interval '6 minutes' where person = ?")
                        .param(client.person())
                        .update())
                .isPositive();
    }
}

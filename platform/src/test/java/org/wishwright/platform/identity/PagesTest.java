package org.wishwright.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;

@PlatformTest
class PagesTest {

    private static final String PASSWORD = "correct horse battery";

    @LocalServerPort
    int port;

    @Test
    void sheSignsInByPhoneAndOutAgain() {
        var browser = TestClient.visitor(port);
        var phone = TestClient.newPhone();
        var sent = expect(200, browser.submit("/login/code", Map.of("phone", phone, "back", "/account")));
        var entered = browser.submit(
                "/login", Map.of("phone", phone, "code", codeOn(sent), "name", "Mei", "back", "/account"));
        assertThat(expect(303, entered).location()).endsWith("/account");
        assertThat(expect(200, browser.page("/account")).text()).contains("Mei").contains("+86" + phone);
        var token = browser.cookie("ww_session");
        expect(303, browser.submit("/logout", Map.of()));
        assertThat(browser.cookie("ww_session")).isEmpty();
        browser.setCookie("ww_session", token);
        assertThat(expect(302, browser.page("/account")).location()).contains("/login?back=%2Faccount");
    }

    @Test
    void signingOutMayLeadToAnotherSignInButNeverElsewhere() {
        var browser = TestClient.visitor(port);
        for (var led : Map.of("/login?back=/campaigns", "/login?back=/campaigns", "https://example.org/", "/")
                .entrySet()) {
            var left = expect(303, browser.submit("/logout", Map.of("back", led.getKey())));
            assertThat(left.location()).endsWith(led.getValue()).doesNotContain("example.org");
        }
    }

    @Test
    void sheSignsUpByEmailAndInAgain() {
        var browser = TestClient.visitor(port);
        var fields = Map.of("email", "yan@example.org", "name", "Yan", "password", PASSWORD);
        expect(303, browser.submit("/signup", fields));
        assertThat(browser.page("/account").text()).contains("Yan").contains("yan@example.org");
        var other = TestClient.visitor(port);
        expect(303, other.submit("/login/password", Map.of("email", "yan@example.org", "password", PASSWORD)));
        assertThat(other.page("/account").text()).contains("Yan");
    }

    @Test
    void aCodeFromTheMailboxReplacesAForgottenPassword() {
        var browser = TestClient.visitor(port);
        var fields = Map.of("email", "lost@example.org", "name", "Lost", "password", PASSWORD);
        expect(303, browser.submit("/signup", fields));
        var again = TestClient.visitor(port);
        var taken = expect(422, again.submit("/signup", fields));
        assertThat(taken.text()).contains("This e-mail has an account");
        assertThat(again.page("/signup").text())
                .contains("Forgotten your password?", "action=\"/signup/code\"")
                .doesNotContain("name=\"code\"");
        var sent = expect(200, again.submit("/signup/code", Map.of("email", "lost@example.org")));
        assertThat(sent.text()).contains("New password", "name=\"code\"").doesNotContain("name=\"name\"");
        var renewed = Map.of("email", "lost@example.org", "password", "another long one", "code", codeOn(sent));
        expect(303, again.submit("/signup", renewed));
        TestClient.visitor(port).signInByPassword("lost@example.org", "another long one");
    }

    @Test
    void whatWasWrongStandsBesideItsFieldAndWhatWasTypedIsKept() {
        var browser = TestClient.visitor(port);
        var phone = expect(422, browser.submit("/login/code", Map.of("phone", "12345")))
                .text();
        assertThat(phone).contains("value=\"12345\"").containsPattern("id=\"phone-fault\"[^>]*>This is no phone");
        var short_ = Map.of("email", "keep@example.org", "name", "Kept", "password", "short");
        var signUp = expect(422, browser.submit("/signup", short_)).text();
        assertThat(signUp)
                .contains("value=\"keep@example.org\"")
                .contains("value=\"Kept\"")
                .containsPattern("id=\"password-fault\"[^>]*>A password has at least 10")
                .doesNotContain("value=\"short\"");
    }

    @Test
    void theStepOfTheCodeStaysWithItsCodeAndIsComeBackTo() {
        var visitor = TestClient.visitor(port);
        assertThat(expect(303, visitor.page("/login/code")).location()).endsWith("/login");
        assertThat(expect(303, visitor.page("/signup/code")).location()).endsWith("/signup");
        var phone = TestClient.newPhone();
        var shown = codeOn(expect(200, visitor.submit("/login/code", Map.of("phone", phone, "name", "Mei"))));
        assertThat(expect(200, visitor.page("/login/code")).text()).contains(phone, ">" + shown + "<");
        var wrong = shown.equals("000000") ? "000001" : "000000";
        var refused = visitor.submit("/login", Map.of("phone", phone, "code", wrong, "name", "Mei"));
        assertThat(refused.text()).contains(">" + shown + "<", "value=\"Mei\"");
        assertThat(expect(200, visitor.page("/login")).text()).contains("id=\"code\"");
        assertThat(expect(200, visitor.page("/login?other=yes")).text()).doesNotContain("id=\"code\"");
        var again = expect(200, visitor.submit("/login/code", Map.of("phone", phone, "name", "Mei")));
        assertThat(again.text()).contains("value=\"Mei\"");
        expect(303, visitor.submit("/login", Map.of("phone", phone, "code", codeOn(again))));
        assertThat(visitor.cookie("ww_code")).isEmpty();
    }

    @Test
    void aFormSentAfterTheSessionEndedLeadsBackToThePageItStoodOn() {
        var browser = TestClient.browser(port, "Mei");
        browser.page("/account");
        browser.setCookie("ww_session", "");
        var own = "http://127.0.0.1:" + port;
        var lost = browser.with("Referer", own + "/account?x=1").submit("/account/name", Map.of("name", "Mei"));
        assertThat(expect(302, lost).location()).endsWith("/login?back=%2Faccount%3Fx%3D1");
        var foreign = browser.with("Referer", "http://evil.example/account").submit("/account/name", Map.of());
        assertThat(expect(302, foreign).location()).endsWith("/login?back=%2F");
    }

    @Test
    void theDoorThatWasTriedStaysOpen() {
        var browser = TestClient.visitor(port);
        var email = expect(422, browser.submit("/login/password", Map.of("email", "x@y", "password", "p")));
        assertThat(email.text()).contains("id=\"by-email\" checked", "value=\"x@y\"");
        var phone = expect(422, browser.submit("/login/code", Map.of("phone", "😀")));
        assertThat(phone.text()).contains("id=\"by-phone\" checked", "value=\"😀\"");
    }

    @ParameterizedTest
    @CsvSource({"en,Sign in", "zh,登录"})
    void thePagesSpeakBothLanguages(String language, String words) {
        var browser = TestClient.browser(port, "Mei").with("Accept-Language", language);
        var organisation = expect(303, browser.submit("/account/organisations", Map.of("organisation", "Mill")));
        var members = organisation.location().replaceFirst("^https?://[^/]*", "");
        for (var path : List.of("/account", members, "/nowhere")) {
            assertThat(browser.page(path).text()).contains("<html lang=\"" + language + "\">");
        }
        var visitor = TestClient.visitor(port).with("Accept-Language", language);
        assertThat(visitor.page("/login").text()).contains(words);
        assertThat(visitor.page("/signup").text()).contains("<html lang=\"" + language + "\">");
        assertThat(expect(200, visitor.submit("/login/code", Map.of("phone", TestClient.newPhone())))
                        .text())
                .contains("sandbox-code");
    }

    @Test
    void theCodeForAnEMailStaysInSightAfterAWrongOneAndAfterADetour() {
        var browser = TestClient.visitor(port);
        var email = "lin-" + UUID.randomUUID() + "@example.org";
        var code = codeOn(expect(200, browser.submit("/signup/code", Map.of("email", email, "name", "Lin"))));
        var wrong = Map.of("email", email, "name", "Lin", "password", "a long password", "code", "12ab56");
        assertThat(browser.submit("/signup", wrong).text()).contains(code, "value=\"" + email + "\"");
        browser.setCookie("ww_language", "zh");
        assertThat(expect(200, browser.page("/signup")).text()).contains(code, email);
        var other = Map.of("email", "x" + email, "name", "Lin", "password", "a long password", "code", "12ab56");
        assertThat(browser.submit("/signup", other).text())
                .as("of another address")
                .doesNotContain(code);
        expect(
                303,
                browser.submit(
                        "/signup", Map.of("email", email, "name", "Lin", "password", "a long password", "code", code)));
        assertThat(browser.cookie("ww_code")).isEmpty();
    }

    @Test
    void scriptsInANameAreOnlyText() {
        var browser = TestClient.browser(port, "<script>alert(1)</script>");
        assertThat(expect(200, browser.page("/account")).text())
                .doesNotContain("<script>alert")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/\n/x"})
    void noWayBackLeadsToAnotherSite(String back) {
        var phone = TestClient.newPhone();
        var browser = TestClient.visitor(port);
        var sent = browser.submit("/login/code", Map.of("phone", phone, "back", back));
        assertThat(sent.text()).doesNotContain("evil.example").doesNotContain("javascript:");
        var entered = browser.submit("/login", Map.of("phone", phone, "code", codeOn(sent), "back", back));
        assertThat(expect(303, entered).location()).matches("(http://127\\.0\\.0\\.1:\\d+)?/");
    }

    @Test
    void theWayBackMayCarryAQuery() {
        var phone = TestClient.newPhone();
        var browser = TestClient.visitor(port);
        var back = "/orders?state=%7Bopen%7D&page=2";
        var sent = browser.submit("/login/code", Map.of("phone", phone, "back", back));
        var entered = browser.submit("/login", Map.of("phone", phone, "code", codeOn(sent), "back", back));
        assertThat(expect(303, entered).location()).endsWith(back);
    }

    @Test
    void aMakerBeginsAtHerDeskUnlessSheCameFromSomewhere() {
        var email = "desk-" + System.nanoTime() + "@example.org";
        var maker = TestClient.visitor(port);
        expect(303, maker.submit("/signup", Map.of("email", email, "password", PASSWORD, "name", "Ming")));
        TestClient.visitor(port).signInByPassword(email, PASSWORD).newApplicant("Desk");
        var back = TestClient.visitor(port);
        var door = Map.of("email", email, "password", PASSWORD);
        assertThat(expect(303, back.submit("/login/password", door)).location()).isEqualTo("/maker");
        var asked = TestClient.visitor(port);
        var from = Map.of("email", email, "password", PASSWORD, "back", "/products");
        assertThat(expect(303, asked.submit("/login/password", from)).location())
                .isEqualTo("/products");
    }

    @Test
    void aMakerAddsAndRemovesMembersOnAPage() {
        var browser = TestClient.browser(port, "Wang");
        var organisation = expect(303, browser.submit("/account/organisations", Map.of("organisation", "Loom")));
        var path = organisation.location().replaceFirst("^https?://[^/]*", "");
        expect(422, browser.submit(path + "/members", Map.of("contact", "nobody", "role", "FLOOR")));
        expect(303, browser.submit(path + "/members", Map.of("contact", TestClient.newPhone(), "role", "FLOOR")));
        var members = expect(200, browser.page(path)).text();
        assertThat(members).contains("Floor worker").contains("Wisher ");
        var removal = members.replaceAll("(?s).*action=\"([^\"]*/FLOOR/removal)\".*", "$1");
        expect(303, browser.submit(removal, Map.of()));
        assertThat(browser.page(path).text()).doesNotContain("Wisher ");
        assertThat(TestClient.browser(port, "Stranger").page(path).status()).isEqualTo(404);
    }

    @Test
    void sheEndsHerOtherSessions() {
        var phone = TestClient.newPhone();
        var there = TestClient.visitor(port).signIn(phone, "Mei");
        var here = TestClient.visitor(port);
        var sent = here.submit("/login/code", Map.of("phone", phone));
        expect(303, here.submit("/login", Map.of("phone", phone, "code", codeOn(sent))));
        expect(200, there.get("/api/v1/me"));
        expect(303, here.submit("/account/sessions/end", Map.of()));
        assertThat(there.get("/api/v1/me").status()).isEqualTo(401);
        expect(200, here.page("/account"));
    }

    private static String codeOn(TestClient.Answer page) {
        return page.text().replaceAll("(?s).*<strong id=\"sandbox-code\">([0-9]{6})<.*", "$1");
    }
}

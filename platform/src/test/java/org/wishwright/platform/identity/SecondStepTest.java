package org.wishwright.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;

/** Who has switched the second step on comes in through it alone; each code opens once. */
@PlatformTest
class SecondStepTest {

    private static final Pattern SECRET = Pattern.compile("id=\"totp-secret\">([A-Z2-7]{32})<");
    private static final Pattern RECOVERY = Pattern.compile("<code>((?:[0-9a-z]{4}-){5}[0-9a-z]{4})</code>");

    @LocalServerPort
    int port;

    @Test
    void passwordAloneOpensNothingAndEachCodeOpensOnce() {
        var email = TestClient.newPhone() + "@second.example";
        var browser = TestClient.browser(port, "Second Su");
        var visitor = TestClient.visitor(port);
        expect(
                201,
                visitor.post("/api/v1/accounts", Map.of("email", email, "password", "a long password", "name", "Su")));
        var owner = TestClient.visitor(port).signInByPassword(email, "a long password");
        browser.setCookie("ww_session", owner.token());
        browser.page("/account/ways-in");
        var secret = group(
                SECRET, browser.submit("/account/ways-in/second", Map.of()).text());

        assertThat(signIn(email, "").status())
                .as("not on before a code was shown")
                .isEqualTo(201);
        assertThat(browser.submit("/account/ways-in/second/confirmation", Map.of("second", "000000"))
                        .status())
                .isEqualTo(422);
        var first = code(secret, 0);
        var on = expect(200, browser.submit("/account/ways-in/second/confirmation", Map.of("second", first)))
                .text();
        var codes = all(RECOVERY, on);
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();

        assertThat(signIn(email, "").code()).isEqualTo("identity.second-needed");
        assertThat(signIn(email, "000000").code()).isEqualTo("identity.second-refused");
        assertThat(signIn(email, first).code()).as("used before").isEqualTo("identity.second-refused");
        assertThat(signIn(email, code(secret, 1)).status()).isEqualTo(201);
        assertThat(signIn(email, codes.getFirst()).status()).isEqualTo(201);
        assertThat(signIn(email, codes.getFirst()).code()).isEqualTo("identity.second-refused");
    }

    @Test
    void inABrowserTheSecondStepFollowsTheFirst() {
        var email = TestClient.newPhone() + "@second.example";
        expect(
                201,
                TestClient.visitor(port)
                        .post("/api/v1/accounts", Map.of("email", email, "password", "a long password", "name", "Su")));
        var owner = TestClient.browser(port, "Nobody");
        owner.setCookie(
                "ww_session",
                TestClient.visitor(port)
                        .signInByPassword(email, "a long password")
                        .token());
        owner.page("/account/ways-in");
        var secret =
                group(SECRET, owner.submit("/account/ways-in/second", Map.of()).text());
        expect(200, owner.submit("/account/ways-in/second/confirmation", Map.of("second", code(secret, 0))));

        var browser = TestClient.visitor(port);
        browser.page("/login");
        var half = browser.submit(
                "/login/password", Map.of("email", email, "password", "a long password", "back", "/orders"));
        assertThat(half.location()).isEqualTo("/login/second?back=%2Forders");
        assertThat(browser.cookie("ww_session")).isEmpty();
        expect(200, browser.page("/login/second?back=%2Forders"));
        assertThat(browser.submit("/login/second", Map.of("second", "123", "back", "/orders"))
                        .status())
                .isEqualTo(422);
        var whole = browser.submit("/login/second", Map.of("second", code(secret, 1), "back", "/orders"));
        assertThat(whole.location()).isEqualTo("/orders");
        assertThat(browser.cookie("ww_session")).isNotEmpty();
        assertThat(browser.page("/account").text()).contains("strong");
    }

    @Test
    void guessingIsThrottled() {
        var email = TestClient.newPhone() + "@second.example";
        expect(
                201,
                TestClient.visitor(port)
                        .post("/api/v1/accounts", Map.of("email", email, "password", "a long password", "name", "Su")));
        var owner = TestClient.browser(port, "Nobody");
        owner.setCookie(
                "ww_session",
                TestClient.visitor(port)
                        .signInByPassword(email, "a long password")
                        .token());
        owner.page("/account/ways-in");
        var secret =
                group(SECRET, owner.submit("/account/ways-in/second", Map.of()).text());
        expect(200, owner.submit("/account/ways-in/second/confirmation", Map.of("second", code(secret, 0))));
        var answers = new ArrayList<String>();
        for (int i = 0; i < 11; i++) {
            answers.add(signIn(email, String.format(Locale.ROOT, "%06d", i)).code());
        }
        assertThat(answers.getLast()).isEqualTo("identity.throttled");
    }

    @Test
    void aSessionSaysWhereItIs() {
        var browser = TestClient.visitor(port)
                .with(
                        "User-Agent",
                        "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36");
        browser.page("/login");
        var phone = TestClient.newPhone();
        var sent = browser.submit("/login/code", Map.of("phone", phone)).text();
        var code = group(Pattern.compile("id=\"sandbox-code\">([0-9]{6})<"), sent);
        assertThat(browser.submit("/login", Map.of("phone", phone, "code", code))
                        .status())
                .isEqualTo(303);
        assertThat(browser.page("/account").text()).contains("Chrome · Android", "localhost");
    }

    private TestClient.Answer signIn(String email, String second) {
        var body = second.isEmpty()
                ? Map.of("email", email, "password", "a long password")
                : Map.of("email", email, "password", "a long password", "second", second);
        return TestClient.visitor(port).post("/api/v1/sessions", body);
    }

    private static String group(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.group(1);
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(one -> one.group(1)).toList();
    }

    /** What an app shows, computed here once more. @param ahead half minutes from now */
    private static String code(String base32, int ahead) {
        var secret = new byte[20];
        long held = 0;
        int bits = 0;
        int filled = 0;
        for (char letter : base32.toCharArray()) {
            held = held << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                secret[filled++] = (byte) (held >> bits);
            }
        }
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            long step = Instant.now().getEpochSecond() / 30 + ahead;
            var hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int at = hash[19] & 0xF;
            return String.format(
                    Locale.ROOT, "%06d", (ByteBuffer.wrap(hash, at, 4).getInt() & 0x7FFF_FFFF) % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}

package org.wishwright.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;

@PlatformTest
class SignInTest {

    private static final String PASSWORD = "correct horse battery";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    TestClient visitor;

    @BeforeEach
    void visit() {
        visitor = TestClient.visitor(port);
    }

    @Test
    void anUnknownPhoneSignsUpAndComesBackAsTheSamePerson() {
        var phone = TestClient.newPhone();
        var first = TestClient.visitor(port).signIn(phone, "Mei");
        var again = TestClient.visitor(port).signIn("+86 " + phone, "Somebody else");
        assertThat(again.person()).isEqualTo(first.person());
        assertThat(expect(200, again.get("/api/v1/me")).text("name")).isEqualTo("Mei");
    }

    @Test
    void aPhoneWithoutANameGetsOneThatDoesNotShowTheNumber() {
        var phone = TestClient.newPhone();
        var code = visitor.post("/api/v1/codes", Map.of("phone", phone)).text("sandboxCode");
        var answer = expect(201, visitor.post("/api/v1/sessions", Map.of("phone", phone, "code", code)));
        assertThat(answer.text("name")).startsWith("Wisher ").doesNotContain(phone.substring(7));
    }

    @Test
    void anEmailAndAPasswordSignUpAndIn() {
        var account = Map.of("email", "Lin@Example.org", "password", PASSWORD, "name", "Lin");
        var person = expect(201, visitor.post("/api/v1/accounts", account)).text("person");
        var answer = visitor.post("/api/v1/sessions", Map.of("email", " lin@example.ORG", "password", PASSWORD));
        assertThat(expect(201, answer).text("person")).isEqualTo(person);
    }

    @Test
    void aWrongCodeIsRefusedAndTheRightOneStillWorks() {
        var phone = TestClient.newPhone();
        var code = visitor.post("/api/v1/codes", Map.of("phone", phone)).text("sandboxCode");
        var wrong = code.equals("000000") ? "000001" : "000000";
        var refused = visitor.post("/api/v1/sessions", Map.of("phone", phone, "code", wrong));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("identity.code-refused");
        expect(201, visitor.post("/api/v1/sessions", Map.of("phone", phone, "code", code)));
    }

    @Test
    void aCodeWorksOnce() {
        var phone = TestClient.newPhone();
        var code = visitor.post("/api/v1/codes", Map.of("phone", phone)).text("sandboxCode");
        expect(201, visitor.post("/api/v1/sessions", Map.of("phone", phone, "code", code)));
        var again = visitor.post("/api/v1/sessions", Map.of("phone", phone, "code", code));
        assertThat(again.code()).isEqualTo("identity.code-refused");
    }

    @Test
    void anOldCodeIsRefused() {
        var phone = TestClient.newPhone();
        var code = visitor.post("/api/v1/codes", Map.of("phone", phone)).text("sandboxCode");
        jdbc.sql("update identity.code set expires = clock_timestamp() - interval '1 second'")
                .update();
        var late = visitor.post("/api/v1/sessions", Map.of("phone", phone, "code", code));
        assertThat(late.code()).isEqualTo("identity.code-refused");
    }

    @Test
    void aCodeIsGoneAfterFiveWrongTries() {
        var phone = TestClient.newPhone();
        var code = visitor.post("/api/v1/codes", Map.of("phone", phone)).text("sandboxCode");
        var wrong = code.equals("000000") ? "000001" : "000000";
        for (int i = 0; i < 5; i++) {
            visitor.post("/api/v1/sessions", Map.of("phone", phone, "code", wrong));
        }
        var right = visitor.post("/api/v1/sessions", Map.of("phone", phone, "code", code));
        assertThat(right.code()).isEqualTo("identity.code-refused");
    }

    @Test
    void aSignedOutTokenIsRefused() {
        var client = TestClient.signedUp(port, "Hua");
        expect(200, client.get("/api/v1/me"));
        expect(204, client.delete("/api/v1/sessions/current"));
        var answer = client.get("/api/v1/me");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("identity.unauthenticated");
    }

    @Test
    void aVisitorHasNoAccount() {
        assertThat(visitor.get("/api/v1/me").status()).isEqualTo(401);
    }
}

package org.wishwright.platform.identity.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wishwright.platform.TestClient.expect;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.identity.Contact;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Sandbox;

@PlatformTest
class PersonalDataTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Vault vault;

    @Test
    void whatIsSealedForOnePersonOpensForNoOther() {
        var one = new PartyId(new UUID(1, 1));
        var other = new PartyId(new UUID(2, 2));
        var key = vault.newKey(one);
        var sealed = vault.seal(key, one, "PHONE", "+8613800000000");
        assertThat(vault.open(key, one, "PHONE", sealed)).isEqualTo("+8613800000000");
        assertThatThrownBy(() -> vault.open(key, one, "EMAIL", sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> vault.open(key, other, "PHONE", sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> vault.open(vault.newKey(one), one, "PHONE", sealed))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theTablesHoldNeitherNameNorNumberNorTokenInPlain() {
        var phone = TestClient.newPhone();
        var client = TestClient.visitor(port).signIn(phone, "Unmistakable");
        for (var table :
                new String[] {"party", "person_key", "personal", "credential", "session", "code", "throttle"}) {
            var rows = jdbc.sql("select coalesce(string_agg(t::text, ' '), '') || coalesce(string_agg("
                            + "encode(convert_to(t::text, 'UTF8'), 'escape'), ' '), '') from identity." + table + " t")
                    .query(String.class)
                    .single();
            assertThat(rows).doesNotContain(phone, "Unmistakable", client.token());
            assertThat(rows).doesNotContain(hex("+86" + phone), hex("Unmistakable"));
        }
    }

    @Test
    void aPasswordIsJudgedToItsLastCharacter() {
        var base = "x".repeat(199);
        var hash = vault.hashPassword(base + "a");
        assertThat(vault.matchesPassword(base + "a", hash)).isTrue();
        assertThat(vault.matchesPassword(base + "b", hash)).isFalse();
    }

    @Test
    void aContactNeverPrintsItself() {
        assertThat(Contact.phone("13800000000").orThrow().toString()).doesNotContain("138");
    }

    @Test
    void aSessionIsProlongedAtMostOnceAnHour() {
        var client = TestClient.signedUp(port, "Mei");
        var hash = Vault.hashToken(client.token());
        var first = seen(hash);
        expect(200, client.get("/api/v1/me"));
        assertThat(seen(hash)).isEqualTo(first);
        var other = TestClient.signedUp(port, "Hua");
        var otherHash = Vault.hashToken(other.token());
        jdbc.sql("update identity.session set seen = seen - interval '2 hours', expires = expires - interval '29 days'"
                        + " where token_hash = ?")
                .param(otherHash)
                .update();
        expect(200, other.get("/api/v1/me"));
        var left = jdbc.sql("select expires > clock_timestamp() + interval '29 days' from identity.session"
                        + " where token_hash = ?")
                .param(otherHash)
                .query(Boolean.class)
                .single();
        assertThat(left).isTrue();
    }

    @Test
    void aSessionThatHasRunOutIsRefused() {
        var client = TestClient.signedUp(port, "Mei");
        jdbc.sql("update identity.session set expires = clock_timestamp() where token_hash = ?")
                .param(Vault.hashToken(client.token()))
                .update();
        assertThat(client.get("/api/v1/me").status()).isEqualTo(401);
    }

    @Test
    void outsideASandboxNoCodeIsShownAndSigningUpNeedsProof() {
        assertThat(new Sandbox("", "0.0.0.0").on()).isFalse();
        assertThat(new Sandbox("", "").on()).isFalse();
        assertThat(new Sandbox("", "127.0.0.1").on()).isTrue();
        assertThat(new Sandbox("false", "127.0.0.1").on()).isFalse();
        assertThat(new Sandbox("false", "127.0.0.1").sender()).isEmpty();
    }

    @Test
    void aTooShortBodyIsAnsweredByWhatIsMissing() {
        var visitor = TestClient.visitor(port);
        assertThat(visitor.post("/api/v1/sessions", Map.of()).code()).isEqualTo("identity.email-invalid");
        assertThat(visitor.post("/api/v1/codes", Map.of()).code()).isEqualTo("identity.phone-invalid");
        assertThat(visitor.post("/api/v1/accounts", Map.of()).code()).isEqualTo("identity.email-invalid");
    }

    private String seen(byte[] hash) {
        return jdbc.sql("select seen::text from identity.session where token_hash = ?")
                .param(hash)
                .query(String.class)
                .single();
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}

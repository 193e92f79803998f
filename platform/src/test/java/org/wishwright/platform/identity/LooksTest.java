package org.wishwright.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wishwright.platform.TestClient.expect;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestOperator;

/** Whoever is shown something of a person's is written down, and she can read it; so is whatever operators change. */
@PlatformTest
class LooksTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Parties parties;

    @Test
    void anOperatorWhoLooksSomebodyUpIsSeenByHer() {
        var phone = TestClient.newPhone();
        var person = TestClient.visitor(port).signIn(phone, "Looked-at Lu");
        assertThat(looks(person)).isEmpty();
        var operator = operator();
        operator.page("/operator/parties");
        assertThat(expect(200, operator.submit("/operator/parties", Map.of("q", phone)))
                        .text())
                .contains("Looked-at Lu");
        assertThat(looks(person)).contains("OPERATOR CONTACT operator.search");
        expect(200, operator.page("/operator/persons/" + person.person()));
        assertThat(looks(person)).contains("OPERATOR NAME operator.person");

        var own = TestClient.browser(port, "x");
        own.setCookie("ww_session", person.token());
        assertThat(own.page("/account/data").text()).contains("Operator", "operator’s search by phone or e-mail");
        assertThat(operator.page("/operator/audit/looks").text())
                .contains(person.person().toString().substring(24));
    }

    @Test
    void handingOverEverythingIsWrittenDownToo() {
        var person = TestClient.signedUp(port, "Handed Hu");
        var operator = operator();
        operator.page("/operator/persons/" + person.person());
        var zip = operator.submit("/operator/persons/" + person.person() + "/export", Map.of());
        assertThat(zip.status()).isEqualTo(200);
        assertThat(zip.headers().firstValue("Content-Type")).hasValue("application/zip");
        assertThat(zip.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(looks(person)).contains("OPERATOR EVERYTHING operator.export");
    }

    @Test
    void whoLooksAtHerselfIsNot() {
        var person = TestClient.signedUp(port, "Own Ou");
        var own = TestClient.browser(port, "x");
        own.setCookie("ww_session", person.token());
        own.page("/account/data");
        expect(200, own.submit("/account/data/export", Map.of()));
        assertThat(looks(person)).isEmpty();
    }

    @Test
    void whatOperatorsChangeIsWrittenDownAndNeverEdited() {
        var person = TestClient.signedUp(port, "Ended En");
        var operator = operator();
        operator.page("/operator/persons/" + person.person());
        expect(303, operator.submit("/operator/persons/" + person.person() + "/sessions/end", Map.of()));
        assertThat(person.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(acts(person.person().toString())).containsExactly("POST /operator/persons/{person}/sessions/end");
        assertThat(operator.page("/operator/audit").text())
                .contains(
                        "POST /operator/persons/{person}/sessions/end",
                        person.person().toString());
        assertThatThrownBy(() -> jdbc.sql("update identity.admin_act set act = 'nothing'")
                        .update())
                .hasMessageContaining("not edited");
        assertThatThrownBy(() -> jdbc.sql("delete from identity.admin_act").update())
                .hasMessageContaining("not edited");
    }

    @Test
    void erasingTakesTheNameJustAsItStands() {
        var person = TestClient.signedUp(port, "Slip Shu");
        var operator = operator();
        var path = "/operator/persons/" + person.person();
        operator.page(path);
        assertThat(operator.submit(path + "/erase", Map.of("confirm", "Slip")).status())
                .isEqualTo(422);
        assertThat(parties.displayName(new PartyId(person.person()))).isEqualTo("Slip Shu");
        assertThat(operator.submit(path + "/erase", Map.of("confirm", "Slip Shu"))
                        .location())
                .startsWith("/operator/parties");
        assertThat(parties.displayName(new PartyId(person.person()))).isEqualTo(Parties.NOBODY);
        assertThat(operator.page(path).status()).isEqualTo(404);
        assertThat(operator.page("/operator/audit/erasures").text())
                .contains(person.person().toString());
    }

    @Test
    void sheErasesHerselfAndIsSignedOut() {
        var person = TestClient.browser(port, "Gone Gu");
        var id = new PartyId(person.person());
        person.page("/account/data");
        assertThat(person.submit("/account/erase", Map.of("confirm", "")).status())
                .isEqualTo(422);
        assertThat(person.submit("/account/erase", Map.of("confirm", "Gone Gu")).location())
                .isEqualTo("/?done=identity.erased");
        assertThat(parties.displayName(id)).isEqualTo(Parties.NOBODY);
        assertThat(person.page("/account").status()).isEqualTo(302);
    }

    @Test
    void theLastInChargeIsToldToFindAnotherFirst() {
        var maker = TestClient.browser(port, "Last Li");
        maker.page("/account");
        expect(303, maker.submit("/account/organisations", Map.of("organisation", "Lonely Works")));
        maker.page("/account/data");
        var answer = maker.submit("/account/erase", Map.of("confirm", "Last Li"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("Lonely Works");
    }

    @Test
    void theAuditIsForOperatorsAlone() {
        var maker = TestClient.browser(port, "Curious Cao");
        for (var path : List.of("/operator/audit", "/operator/audit/looks", "/operator/audit/erasures")) {
            assertThat(maker.page(path).status()).as(path).isEqualTo(403);
        }
    }

    private TestClient operator() {
        var operator = TestClient.browser(port, "x");
        operator.setCookie("ww_session", TestOperator.client(port).token());
        return operator;
    }

    private List<String> looks(TestClient person) {
        return jdbc.sql(
                        "select reader_role || ' ' || field_group || ' ' || place from identity.disclosure where person = ?")
                .param(person.person())
                .query(String.class)
                .list();
    }

    private List<String> acts(String subject) {
        return jdbc.sql("select act from identity.admin_act where subject = ?")
                .param(subject)
                .query(String.class)
                .list();
    }
}

package org.wishwright.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;

@PlatformTest
class OrganisationTest {

    @LocalServerPort
    int port;

    @Autowired
    Parties parties;

    @Test
    void itsCreatorIsMakerAtOnceAlthoughSheWasRemembered() {
        var maker = TestClient.signedUp(port, "Wang");
        expect(200, maker.get("/api/v1/me"));
        var organisation = maker.newOrganisation("Oak & Sons");
        var membership = maker.get("/api/v1/me").json().path("memberships").path(0);
        assertThat(membership.path("organisation").asString()).isEqualTo(organisation.toString());
        assertThat(membership.path("name").asString()).isEqualTo("Oak & Sons");
        assertThat(membership.path("role").asString()).isEqualTo("MAKER");
    }

    @Test
    void aMemberAddedByAnUnknownPhoneFindsHerRoleWhenSheSignsIn() {
        var maker = TestClient.signedUp(port, "Wang");
        var organisation = maker.newOrganisation("Mill");
        var phone = TestClient.newPhone();
        expect(204, maker.post("/api/v1/organisations/" + organisation + "/members", member(phone, "FLOOR")));
        var worker = TestClient.visitor(port).signIn(phone, "Zhao");
        assertThat(worker.get("/api/v1/me")
                        .json()
                        .path("memberships")
                        .path(0)
                        .path("role")
                        .asString())
                .isEqualTo("FLOOR");
    }

    @Test
    void somebodyElsesOrganisationDoesNotExist() {
        var organisation = TestClient.signedUp(port, "Wang").newOrganisation("Forge");
        var stranger = TestClient.signedUp(port, "Stranger");
        var path = "/api/v1/organisations/" + organisation + "/members";
        var add = stranger.post(path, member(TestClient.newPhone(), "FLOOR"));
        assertThat(add.status()).isEqualTo(404);
        assertThat(add.code()).isEqualTo("identity.organisation-not-found");
        assertThat(stranger.get(path).status()).isEqualTo(404);
        assertThat(stranger.delete(path + "/" + stranger.person() + "/MAKER").status())
                .isEqualTo(404);
    }

    @Test
    void aPersonIsNoOrganisationOfHerOwn() {
        var person = TestClient.signedUp(port, "Wang");
        var path = "/api/v1/organisations/" + person.person() + "/members";
        assertThat(person.post(path, member(TestClient.newPhone(), "MAKER")).status())
                .isEqualTo(404);
    }

    @Test
    void nobodyMakesHerselfOperator() {
        var maker = TestClient.signedUp(port, "Wang");
        var own = maker.newOrganisation("Trick");
        var phone = TestClient.newPhone();
        assertThat(maker.post("/api/v1/organisations/" + own + "/members", member(phone, "OPERATOR"))
                        .code())
                .isEqualTo("identity.role-refused");
        assertThat(maker.post("/api/v1/organisations/" + Parties.PLATFORM + "/members", member(phone, "OPERATOR"))
                        .status())
                .isEqualTo(404);
        assertThat(maker.get("/api/v1/operator/overview").code()).isEqualTo("identity.operator-forbidden");
        assertThat(TestClient.visitor(port).get("/api/v1/operator/overview").status())
                .isEqualTo(401);
    }

    @Test
    void theLastMakerStays() {
        var maker = TestClient.signedUp(port, "Wang");
        var organisation = maker.newOrganisation("Alone");
        var path = "/api/v1/organisations/" + organisation + "/members/" + maker.person() + "/MAKER";
        assertThat(maker.delete(path).code()).isEqualTo("identity.last-member");
    }

    @Test
    void theOperatorIsMadeOnceAndComesIn() {
        var first = parties.ensureOperator("boss@example.org", "a long enough password", "Boss");
        assertThat(parties.ensureOperator("boss@example.org", "another password", "Other"))
                .isEqualTo(first);
        var operator = TestClient.visitor(port).signInByPassword("boss@example.org", "a long enough password");
        assertThat(operator.get("/api/v1/operator/nothing-here").status()).isEqualTo(404);
        assertThat(parties.callerOf(first).isOperator()).isTrue();
    }

    @Test
    void anErasedPersonLeavesNoNameNoSessionAndNoWayBack() {
        var phone = TestClient.newPhone();
        var client = TestClient.visitor(port).signIn(phone, "Forgettable");
        var id = new PartyId(client.person());
        assertThat(parties.displayName(id)).isEqualTo("Forgettable");
        parties.erase(parties.callerOf(id));
        assertThat(parties.displayName(id)).isEqualTo(Parties.NOBODY);
        assertThat(client.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(parties.personByPhone(phone)).isEmpty();
        assertThat(TestClient.visitor(port).signIn(phone, "Anew").person()).isNotEqualTo(client.person());
    }

    private static Map<String, String> member(String phone, String role) {
        return Map.of("phone", phone, "role", role);
    }
}

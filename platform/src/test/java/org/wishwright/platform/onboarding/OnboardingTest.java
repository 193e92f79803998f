package org.wishwright.platform.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestClient.FilePart;
import org.wishwright.platform.TestOperator;
import org.wishwright.platform.files.TestPictures;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.identity.PartyId;

/** An organisation applies and an operator decides, over the API. */
@PlatformTest
class OnboardingTest {

    static final Map<String, String> PAPERS = Map.of(
            "legalName", "福州示例木业有限公司",
            "country", "CN",
            "number", "91350100m000100y43",
            "contactName", "陈小姐",
            "contact", "138 0013 8000",
            "makes", "Bookshelves of solid oak, forty a month.");

    private static final String LAMP = """
            wishwright-model 1
            model lamp
            name en "Lamp"
            currency CNY
            base 10000
            module shade
              option paper
              option glass
            """;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Parties parties;

    @Autowired
    Onboarding onboarding;

    private TestClient maker;
    private UUID organisation;
    private TestClient operator;

    @BeforeEach
    void someoneApplies() {
        maker = TestClient.signedUp(port, "Chen");
        organisation = maker.newApplicant("Example Wood");
        operator = TestOperator.client(port);
    }

    @Test
    void anApplicationIsWrittenSentAndApproved() {
        assertThat(expect(200, maker.get("/api/v1/onboarding")).text("state")).isEqualTo("DRAFT");
        var sent = submitted();
        assertThat(sent.text("state")).isEqualTo("SUBMITTED");
        assertThat(sent.text("number")).isEqualTo("91350100M000100Y43");
        assertThat(sent.text("contact")).isEqualTo("+8613800138000");
        var read = expect(200, operator.get(atOperator("")));
        assertThat(read.text("contactName")).isEqualTo("陈小姐");
        expect(200, operator.post(atOperator("/approval"), Map.of("round", 1)));
        assertThat(maker.get("/api/v1/onboarding").text("state")).isEqualTo("APPROVED");
        assertThat(facts()).containsExactly("onboarding.submitted", "onboarding.approved");
    }

    @Test
    void aReturnedApplicationTellsWhyAndCanBeMended() {
        submitted();
        var reason = "The licence cannot be read. Take the photo in daylight.";
        expect(200, operator.post(atOperator("/return"), Map.of("round", 1, "reason", reason)));
        var returned = expect(200, maker.get("/api/v1/onboarding"));
        assertThat(returned.text("state")).isEqualTo("RETURNED");
        assertThat(returned.text("reason")).isEqualTo(reason);
        expect(200, maker.put("/api/v1/onboarding", with("makes", "Bookshelves, and tables of ash.")));
        var again = expect(200, maker.post("/api/v1/onboarding/submission", Map.of()));
        assertThat(again.json().path("round").asInt()).isEqualTo(2);
        assertThat(operator.post(atOperator("/approval"), Map.of("round", 1)).code())
                .isEqualTo("onboarding.application-changed");
        expect(200, operator.post(atOperator("/approval"), Map.of("round", 2)));
        assertThat(facts())
                .containsExactly(
                        "onboarding.submitted", "onboarding.returned", "onboarding.submitted", "onboarding.approved");
    }

    @Test
    void untilApprovedEverythingCanBePreparedButNothingPublished() {
        var blueprint = expect(
                        201, maker.post("/api/v1/blueprints", Map.of("name", Map.of("en", "Lamp"), "currency", "CNY")))
                .text("blueprint");
        expect(200, maker.upload("/api/v1/blueprints/" + blueprint + "/draft", "model", LAMP.getBytes()));
        var refused = expect(403, maker.post("/api/v1/blueprints/" + blueprint + "/versions", Map.of()));
        assertThat(refused.code()).isEqualTo("onboarding.unapproved-forbidden");
        assertThat(refused.text("detail")).contains("/maker/onboarding");
        submitted();
        expect(403, maker.post("/api/v1/blueprints/" + blueprint + "/versions", Map.of()));
        expect(200, operator.post(atOperator("/approval"), Map.of("round", 1)));
        expect(202, maker.post("/api/v1/blueprints/" + blueprint + "/versions", Map.of()));
    }

    @Test
    void whatWasSentDoesNotChangeUnderTheOperatorsEyes() {
        submitted();
        assertThat(expect(409, maker.put("/api/v1/onboarding", PAPERS)).code()).isEqualTo("onboarding.sent-conflict");
        assertThat(expect(409, maker.post("/api/v1/onboarding/submission", Map.of()))
                        .code())
                .isEqualTo("onboarding.sent-conflict");
        expect(409, licence());
    }

    @Test
    void whatWaitsCanBeTakenBackMendedAndSentAgain() {
        assertThat(expect(409, maker.post("/api/v1/onboarding/withdrawal", Map.of()))
                        .code())
                .isEqualTo("onboarding.withdrawn-conflict");
        submitted();
        assertThat(expect(200, maker.post("/api/v1/onboarding/withdrawal", Map.of()))
                        .text("state"))
                .isEqualTo("DRAFT");
        expect(404, operator.get(atOperator("")));
        assertThat(expect(409, operator.post(atOperator("/approval"), Map.of("round", 1)))
                        .code())
                .isEqualTo("onboarding.application-changed");
        expect(409, maker.post("/api/v1/onboarding/withdrawal", Map.of()));
        expect(200, maker.put("/api/v1/onboarding", with("contactName", "林先生")));
        expect(200, maker.post("/api/v1/onboarding/submission", Map.of()));
        expect(409, operator.post(atOperator("/approval"), Map.of("round", 1)));
        assertThat(expect(200, operator.post(atOperator("/approval"), Map.of("round", 2)))
                        .text("contactName"))
                .isEqualTo("林先生");
        expect(409, maker.post("/api/v1/onboarding/withdrawal", Map.of()));
        assertThat(facts())
                .containsExactly(
                        "onboarding.submitted", "onboarding.withdrawn", "onboarding.submitted", "onboarding.approved");
    }

    @Test
    void whatWasApprovedIsValidUntilItsChangeIsApprovedToo() {
        approved();
        expect(409, maker.put("/api/v1/onboarding", PAPERS));
        expect(200, maker.post("/api/v1/onboarding/change", Map.of()));
        expect(409, maker.post("/api/v1/onboarding/change", Map.of()));
        assertThat(onboarding.approved(new PartyId(organisation))).isTrue();
        expect(200, maker.put("/api/v1/onboarding", with("legalName", "福州新名木业有限公司")));
        assertThat(expect(200, operator.get(atOperator(""))).text("legalName")).isEqualTo("福州示例木业有限公司");
        expect(200, maker.post("/api/v1/onboarding/submission", Map.of()));
        assertThat(onboarding.approved(new PartyId(organisation))).isTrue();
        var asked = expect(200, operator.get(atOperator("")));
        assertThat(asked.text("legalName")).isEqualTo("福州新名木业有限公司");
        assertThat(asked.json().path("approved").asBoolean()).isTrue();
        expect(200, operator.post(atOperator("/approval"), Map.of("round", 2)));
        var mine = expect(200, maker.get("/api/v1/onboarding"));
        assertThat(mine.text("state")).isEqualTo("APPROVED");
        expect(200, maker.post("/api/v1/onboarding/change", Map.of()));
        assertThat(expect(200, maker.post("/api/v1/onboarding/keep", Map.of())).text("legalName"))
                .isEqualTo("福州新名木业有限公司");
    }

    @Test
    void aDeclinedChangeLeavesWhatWasApprovedAndCanBeDropped() {
        approved();
        expect(200, maker.post("/api/v1/onboarding/change", Map.of()));
        assertThat(expect(422, maker.post("/api/v1/onboarding/submission", Map.of()))
                        .code())
                .isEqualTo("onboarding.nothing-new");
        expect(200, maker.put("/api/v1/onboarding", with("legalName", "福州新名木业有限公司")));
        expect(200, maker.post("/api/v1/onboarding/submission", Map.of()));
        expect(409, maker.post("/api/v1/onboarding/keep", Map.of()));
        var reason = "The licence still bears the old name.";
        expect(200, operator.post(atOperator("/return"), Map.of("round", 2, "reason", reason)));
        assertThat(onboarding.approved(new PartyId(organisation))).isTrue();
        assertThat(expect(200, maker.get("/api/v1/onboarding")).text("reason")).isEqualTo(reason);
        var kept = expect(200, maker.post("/api/v1/onboarding/keep", Map.of()));
        assertThat(kept.text("state")).isEqualTo("APPROVED");
        assertThat(kept.text("legalName")).isEqualTo("福州示例木业有限公司");
        assertThat(kept.text("contactName")).isEqualTo("陈小姐");
        expect(409, operator.post(atOperator("/return"), Map.of("round", 1, "reason", "Something of long ago.")));
        assertThat(facts()).endsWith("onboarding.submitted", "onboarding.returned", "onboarding.kept");
    }

    @Test
    void aMakerWhoChangesHerPapersStaysInTheListOfTheApproved() {
        var name = "Changing " + UUID.randomUUID();
        expect(200, maker.put("/api/v1/onboarding", with("legalName", name)));
        expect(200, licence());
        expect(200, maker.post("/api/v1/onboarding/submission", Map.of()));
        expect(200, operator.post(atOperator("/approval"), Map.of("round", 1)));
        expect(200, maker.post("/api/v1/onboarding/change", Map.of()));
        var query = "q=" + name.substring(0, 20).replace(" ", "%20");
        assertThat(found(query + "&state=APPROVED")).isOne();
        expect(200, maker.put("/api/v1/onboarding", with("legalName", name + " Ltd")));
        expect(200, maker.post("/api/v1/onboarding/submission", Map.of()));
        assertThat(found(query)).isOne();
        var line = expect(200, operator.get("/api/v1/operator/onboarding?state=SUBMITTED&" + query))
                .json()
                .path("items")
                .path(0);
        assertThat(line.path("change").asBoolean()).isTrue();
    }

    @Test
    void decidingTwiceDecidesOnce() {
        submitted();
        expect(200, operator.post(atOperator("/approval"), Map.of("round", 1)));
        expect(200, operator.post(atOperator("/approval"), Map.of("round", 1)));
        assertThat(operator.post(atOperator("/return"), Map.of("round", 1, "reason", "Too late to say this."))
                        .status())
                .isEqualTo(409);
        assertThat(facts()).containsExactly("onboarding.submitted", "onboarding.approved");
    }

    @Test
    void onlyOperatorsDecideAndDraftsAreNobodysBusiness() {
        expect(200, maker.put("/api/v1/onboarding", PAPERS));
        expect(404, operator.get(atOperator("")));
        expect(404, operator.post(atOperator("/approval"), Map.of("round", 0)));
        expect(403, maker.post(atOperator("/approval"), Map.of("round", 1)));
        expect(403, maker.get("/api/v1/operator/onboarding"));
        expect(403, TestClient.signedUp(port, "Consumer").get("/api/v1/onboarding"));
        expect(401, TestClient.visitor(port).get("/api/v1/onboarding"));
        expect(404, operator.get("/api/v1/operator/onboarding/" + UUID.randomUUID()));
    }

    @ParameterizedTest
    @CsvSource({
        "legalName,'',onboarding.field-missing",
        "legalName,'   ',onboarding.field-missing",
        "legalName,🪵🪚,onboarding.name-invalid",
        "number,'',onboarding.field-missing",
        "number,91350100M000100Y44,onboarding.code-invalid",
        "number,统一社会信用代码,onboarding.code-invalid",
        "contactName,'',onboarding.field-missing",
        "contact,'',onboarding.field-missing",
        "contact,12345,onboarding.contact-invalid",
        "contact,nobody@,onboarding.contact-invalid",
        "contact,<script>alert(1)</script>,onboarding.contact-invalid",
        "makes,'',onboarding.field-missing",
        "makes,Chairs,onboarding.makes-short"
    })
    void anApplicationIsSentOnlyWhole(String field, String value, String code) {
        expect(200, maker.put("/api/v1/onboarding", with(field, value)));
        expect(200, licence());
        var refused = expect(422, maker.post("/api/v1/onboarding/submission", Map.of()));
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.json().path("values").path("field").asString()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({"legalName,121", "number,41", "contactName,121", "contact,121", "makes,1001"})
    void whatIsTooLongIsRefusedAtOnce(String field, int length) {
        var refused = expect(422, maker.put("/api/v1/onboarding", with(field, "长".repeat(length))));
        assertThat(refused.code()).isEqualTo("onboarding.too-long");
        assertThat(refused.json().path("values").path("field").asString()).isEqualTo(field);
    }

    @Test
    void aCountryIsOneThatExists() {
        for (var country : List.of("XX", "中国", "<b>", "cn")) {
            assertThat(expect(422, maker.put("/api/v1/onboarding", with("country", country)))
                            .code())
                    .isEqualTo("onboarding.country-invalid");
        }
    }

    @Test
    void elsewhereAnyRegisterNumberWillDo() {
        var papers = new HashMap<>(with("country", "DE"));
        papers.put("number", "HRB 12345 B, Amtsgericht Köln");
        expect(200, maker.put("/api/v1/onboarding", papers));
        expect(200, licence());
        expect(200, maker.post("/api/v1/onboarding/submission", Map.of()));
    }

    @Test
    void aLicenceIsNeededAndMustBeAPicture() {
        expect(200, maker.put("/api/v1/onboarding", PAPERS));
        assertThat(expect(422, maker.post("/api/v1/onboarding/submission", Map.of()))
                        .code())
                .isEqualTo("onboarding.licence-missing");
        var noPicture = new FilePart("licence", "licence.jpg", "%PDF-1.7".getBytes());
        assertThat(expect(422, maker.putFiles("/api/v1/onboarding/licence", Map.of(), List.of(noPicture)))
                        .code())
                .isEqualTo("files.picture-invalid");
        assertThat(expect(422, maker.putFiles("/api/v1/onboarding/licence", Map.of(), List.of()))
                        .code())
                .isEqualTo("files.picture-missing");
    }

    @Test
    void controlCharactersAreDroppedAndNothingBreaks() {
        expect(200, maker.put("/api/v1/onboarding", with("legalName", "Oak\u0000 &\u202E Ash\n Ltd")));
        assertThat(maker.get("/api/v1/onboarding").text("legalName")).isEqualTo("Oak & Ash Ltd");
    }

    @Test
    void operatorsFindApplicationsByNameNumberAndState() {
        var name = "Findable " + UUID.randomUUID();
        expect(200, maker.put("/api/v1/onboarding", with("legalName", name)));
        expect(200, licence());
        expect(200, maker.post("/api/v1/onboarding/submission", Map.of()));
        assertThat(found("q=" + name.substring(0, 20).replace(" ", "%20"))).isOne();
        assertThat(found("state=SUBMITTED&q=" + name.substring(9))).isOne();
        assertThat(found("state=APPROVED&q=" + name.substring(9))).isZero();
        assertThat(found("q=%25" + name.substring(9))).isZero();
        assertThat(operator.get("/api/v1/operator/onboarding?state=LOST").code())
                .isEqualTo("onboarding.state-unknown");
        assertThat(operator.get("/api/v1/operator/onboarding?cursor=x").code()).isEqualTo("request.cursor-invalid");
    }

    @Test
    void whomToAskIsForgottenWithThePersonWhoWroteItDown() {
        submitted();
        parties.erase(parties.callerOf(new PartyId(maker.person())));
        var read = expect(200, operator.get(atOperator("")));
        assertThat(read.text("contactName")).isEqualTo("—");
        assertThat(read.text("legalName")).isEqualTo("福州示例木业有限公司");
    }

    private int found(String query) {
        return expect(200, operator.get("/api/v1/operator/onboarding?" + query))
                .json()
                .path("items")
                .size();
    }

    private void approved() {
        submitted();
        expect(200, operator.post(atOperator("/approval"), Map.of("round", 1)));
    }

    private TestClient.Answer submitted() {
        expect(200, maker.put("/api/v1/onboarding", PAPERS));
        expect(200, licence());
        return expect(200, maker.post("/api/v1/onboarding/submission", Map.of()));
    }

    private TestClient.Answer licence() {
        var picture = new FilePart("licence", "licence.jpg", TestPictures.jpeg(90, 60));
        return maker.putFiles("/api/v1/onboarding/licence", Map.of(), List.of(picture));
    }

    private List<String> facts() {
        return jdbc.sql("select type from evidence.fact where subject = ? order by recorded, id")
                .param(organisation)
                .query(String.class)
                .list();
    }

    private String atOperator(String rest) {
        return "/api/v1/operator/onboarding/" + organisation + rest;
    }

    private static Map<String, String> with(String field, String value) {
        var papers = new HashMap<>(PAPERS);
        papers.put(field, value);
        return papers;
    }
}

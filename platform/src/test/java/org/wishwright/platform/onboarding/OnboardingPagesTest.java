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
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestClient.FilePart;
import org.wishwright.platform.TestOperator;
import org.wishwright.platform.files.TestPictures;

/** The forms as a browser sends them. */
@PlatformTest
class OnboardingPagesTest {

    @LocalServerPort
    int port;

    private TestClient maker;
    private UUID organisation;
    private TestClient operator;

    @BeforeEach
    void someoneApplies() {
        maker = TestClient.browser(port, "Chen");
        organisation = UUID.fromString(
                expect(303, maker.submit("/account/organisations", Map.of("organisation", "Example Wood")))
                        .location()
                        .replaceFirst(".*/", ""));
        operator = TestOperator.client(port);
    }

    @Test
    void whoHasNoWorkshopYetGivesItANameFirst() {
        var person = TestClient.browser(port, "Mo");
        assertThat(expect(200, person.page("/maker/onboarding")).text())
                .contains("action=\"/maker/onboarding/workshop\"", "Name of your workshop");
        var empty = person.submit("/maker/onboarding/workshop", Map.of("organisation", " "));
        assertThat(empty.status()).isEqualTo(422);
        var long61 = person.submit("/maker/onboarding/workshop", Map.of("organisation", "皮".repeat(61)));
        assertThat(long61.status()).isEqualTo(422);
        assertThat(long61.text()).contains("皮".repeat(61));
        var founded = person.submit("/maker/onboarding/workshop", Map.of("organisation", "Mo Leather <b>"));
        assertThat(founded.location()).contains("/maker/onboarding?done=onboarding.founded");
        assertThat(expect(200, person.page("/maker/onboarding")).text())
                .contains("name=\"legalName\"")
                .doesNotContain("Name of your workshop");
    }

    @Test
    void aMakerAppliesAnOperatorReturnsItAndThenApproves() {
        assertThat(expect(200, maker.page("/maker/onboarding")).text()).contains("Become a maker here");
        assertThat(sent(OnboardingTest.PAPERS, TestPictures.jpeg(50, 40)).location())
                .contains("done=onboarding.sent");
        assertThat(maker.page("/maker/onboarding").text()).contains("Your application is with us");
        var list = expect(200, operator.page("/operator/onboarding")).text();
        assertThat(list).contains("/operator/onboarding/" + organisation);
        assertThat(expect(200, operator.page(review(""))).text())
                .contains("91350100M000100Y43")
                .contains("陈小姐");
        expect(
                302,
                operator.submit(review("/return"), Map.of("round", "1", "reason", "Please send page two\nas well.")));
        assertThat(maker.page("/maker/onboarding").text()).contains("Please send page two\nas well.");
        sent(OnboardingTest.PAPERS, new byte[0]);
        expect(302, operator.submit(review("/approval"), Map.of("round", "2")));
        assertThat(maker.page("/maker/onboarding").text()).contains("You are approved");
        assertThat(expect(200, operator.page("/operator/onboarding?state=APPROVED"))
                        .text())
                .contains(organisation.toString());
    }

    @Test
    void aChangeIsSeenBesideWhatIsValidAndBothCanTurnBack() {
        sent(OnboardingTest.PAPERS, TestPictures.jpeg(50, 40));
        assertThat(maker.page("/maker/onboarding").text()).contains("/maker/onboarding/withdrawal");
        expect(302, maker.submit("/maker/onboarding/withdrawal", Map.of()));
        sent(OnboardingTest.PAPERS, new byte[0]);
        expect(302, operator.submit(review("/approval"), Map.of("round", "2")));
        assertThat(maker.page("/maker/onboarding").text()).contains("/maker/onboarding/change");
        expect(302, maker.submit("/maker/onboarding/change", Map.of()));
        var papers = new HashMap<>(OnboardingTest.PAPERS);
        papers.put("legalName", "福州新名木业有限公司");
        sent(papers, TestPictures.jpeg(60, 40));
        var compared = expect(200, operator.page(review(""))).text();
        assertThat(compared)
                .contains("福州示例木业有限公司")
                .contains("<strong class=\"prose\">福州新名木业有限公司</strong>")
                .contains("Decline with this reason");
        assertThat(operator.page("/operator/onboarding").text()).contains("Change</span>");
        var before = expect(200, operator.page(review("/licence?approved=true")));
        var after = expect(200, operator.page(review("/licence")));
        assertThat(before.headers().firstValue("ETag"))
                .isNotEqualTo(after.headers().firstValue("ETag"));
        expect(302, operator.submit(review("/return"), Map.of("round", "3", "reason", "The old name is on it.")));
        assertThat(maker.page("/maker/onboarding").text())
                .contains("What was approved before stays valid")
                .contains("The old name is on it.");
        expect(302, maker.submit("/maker/onboarding/keep", Map.of()));
        assertThat(maker.page("/maker/onboarding").text())
                .contains("You are approved")
                .contains("福州示例木业有限公司");
    }

    @Test
    void theLicenceIsSeenByTheMakerAndByOperatorsOnly() {
        sent(OnboardingTest.PAPERS, TestPictures.jpeg(50, 40));
        for (var size : List.of("SCREEN", "THUMBNAIL")) {
            var picture = expect(200, maker.page("/maker/onboarding/licence?size=" + size));
            assertThat(picture.headers().firstValue("Content-Type")).contains("image/jpeg");
            assertThat(picture.headers().firstValue("Cache-Control").orElse(""))
                    .contains("private")
                    .contains("immutable");
            assertThat(picture.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
            var etag = picture.headers().firstValue("ETag").orElseThrow();
            expect(304, operator.with("If-None-Match", etag).page(review("/licence?size=" + size)));
        }
        var other = TestClient.browser(port, "Other");
        expect(403, other.page(review("/licence")));
        expect(403, other.page("/maker/onboarding/licence"));
        other.submit("/account/organisations", Map.of("organisation", "Other Wood"));
        expect(404, other.page("/maker/onboarding/licence"));
        expect(422, maker.page("/maker/onboarding/licence?size=HUGE"));
    }

    @Test
    void whatWasTypedStaysAndTheFaultStandsBesideItsField() {
        var papers = new HashMap<>(OnboardingTest.PAPERS);
        papers.put("number", "91350100M000100Y44");
        var refused = send(papers, TestPictures.jpeg(50, 40));
        assertThat(expect(422, refused).text())
                .contains("value=\"福州示例木业有限公司\"")
                .contains("value=\"91350100M000100Y44\"")
                .containsPattern("id=\"number-fault\"[^>]*>This is no unified social credit code");
        papers.put("number", "91350100M000100Y43");
        assertThat(expect(302, send(papers, new byte[0])).location())
                .contains("done=onboarding.sent"); // the picture was kept
    }

    @Test
    void aFileThatIsNoPictureIsRefusedBesideItsField() {
        var refused = send(OnboardingTest.PAPERS, "<svg/>".getBytes());
        assertThat(expect(422, refused).text())
                .contains("value=\"福州示例木业有限公司\"")
                .containsPattern("id=\"licence-fault\"[^>]*>This is not a picture");
    }

    @Test
    void anEmptyFormCanBeSavedButNotSent() {
        assertThat(expect(302, maker.submitFiles("/maker/onboarding", Map.of("action", "save"), List.of()))
                        .location())
                .contains("done=onboarding.saved");
        assertThat(expect(422, maker.submitFiles("/maker/onboarding", Map.of("action", "send"), List.of()))
                        .text())
                .containsPattern("id=\"legalName-fault\"[^>]*>This is needed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<script>alert(1)</script> Works", "🪚 木工 Ünïcode \"quoted\" & 'more'", "شركة النجارة المحدودة"})
    void anyScriptIsOnlyText(String name) {
        var papers = new HashMap<>(OnboardingTest.PAPERS);
        papers.put("legalName", name);
        papers.put("makes", name + " makes many things");
        sent(papers, TestPictures.jpeg(50, 40));
        var page = expect(200, operator.page(review(""))).text();
        assertThat(page).doesNotContain("<script>alert");
        assertThat(page).contains(name.startsWith("<") ? "&lt;script&gt;alert(1)" : name.substring(0, 8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Too short", "x1001"})
    void aReasonSaysSomethingAndWhatWasTypedStays(String reason) {
        sent(OnboardingTest.PAPERS, TestPictures.jpeg(50, 40));
        var typed = reason.equals("x1001") ? "长".repeat(1001) : reason;
        var refused = operator.submit(review("/return"), Map.of("round", "1", "reason", typed));
        assertThat(expect(422, refused).text())
                .contains(typed)
                .containsPattern("id=\"reason-fault\"[^>]*>Tell the maker");
    }

    @Test
    void whoDecidesLateIsToldThatSomethingHasChanged() {
        sent(OnboardingTest.PAPERS, TestPictures.jpeg(50, 40));
        expect(302, operator.submit(review("/return"), Map.of("round", "1", "reason", "Please send page two.")));
        assertThat(expect(409, operator.submit(review("/approval"), Map.of("round", "1")))
                        .text())
                .contains("Load it anew");
        expect(422, operator.submit(review("/approval"), Map.of("round", "x")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void thePagesSpeakBothLanguages(String language) {
        sent(OnboardingTest.PAPERS, TestPictures.jpeg(50, 40));
        for (var path : List.of("/operator/onboarding", "/operator/onboarding?q=none&state=ALL", review(""))) {
            assertThat(expect(200, operator.with("Accept-Language", language).page(path))
                            .text())
                    .contains("<html lang=\"" + language + "\">");
        }
        assertThat(expect(200, maker.with("Accept-Language", language).page("/maker/onboarding"))
                        .text())
                .contains("<html lang=\"" + language + "\">");
    }

    @Test
    void aLongListHasPages() {
        for (int i = 0; i < 21; i++) {
            TestClient.signedUp(port, "Maker").newOrganisation("Page " + i);
        }
        var first = expect(200, operator.page("/operator/onboarding?state=APPROVED&q=Test%20Works"))
                .text();
        var next =
                first.replaceAll("(?s).*href=\"([^\"]*cursor=[^\"]*)\".*", "$1").replace("&amp;", "&");
        assertThat(next).startsWith("/operator/onboarding?state=APPROVED&q=Test%20Works&cursor=");
        assertThat(expect(200, operator.page(next)).text()).contains("Test Works");
    }

    private TestClient.Answer sent(Map<String, String> papers, byte[] licence) {
        return expect(302, send(papers, licence));
    }

    private TestClient.Answer send(Map<String, String> papers, byte[] licence) {
        var fields = new HashMap<>(papers);
        fields.put("action", "send");
        return maker.submitFiles(
                "/maker/onboarding",
                fields,
                List.of(new FilePart("licence", licence.length == 0 ? "" : "l.jpg", licence)));
    }

    private String review(String rest) {
        return "/operator/onboarding/" + organisation + rest;
    }
}

package org.wishwright.platform.factory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;

/** A maker describes her factory in the fields of a form. */
@PlatformTest
class FactoryFormTest {

    @LocalServerPort
    int port;

    TestClient maker;

    @BeforeEach
    void aMaker() {
        var ada = TestClient.signedUp(port, "Ada");
        ada.newOrganisation("Works");
        maker = TestClient.visitor(port);
        maker.setCookie("ww_session", ada.token());
        maker.page("/account");
    }

    private static Map<String, String> good() {
        var typed = new HashMap<String, String>();
        typed.putAll(Map.of(
                "zone",
                "Asia/Shanghai",
                "freezeMinutes",
                "60",
                "closed",
                "2027-02-17\n2027-02-18",
                "pairs",
                "saw; oak; pine; 25"));
        typed.putAll(Map.of("code-0", "saw", "zh-0", "开料锯", "en-0", "Panel saw", "units-0", "2", "setup-0", "10"));
        typed.putAll(Map.of("code-1", "sand", "zh-1", "", "en-1", "Sanding", "units-1", "1", "setup-1", "90 s"));
        typed.putAll(Map.of("code-2", "", "zh-2", "", "en-2", "", "units-2", "", "setup-2", ""));
        typed.putAll(Map.of("MONDAY-0", "08:00", "MONDAY-1", "12:00", "MONDAY-2", "13:00", "MONDAY-3", "17:00"));
        return typed;
    }

    @Test
    void whatWasTypedIsKeptAndShownAgain() {
        assertThat(maker.page("/maker/factory").text()).contains("name=\"code-0\"", "Panel saw");
        assertThat(expect(302, maker.submit("/maker/factory", good())).location())
                .contains("done=factory.saved");
        var description = expect(200, maker.get("/api/v1/factory")).json().get("description");
        var saw = description.get("workCentres").get(0);
        assertThat(saw.get("name").get("texts").get("zh").asString()).isEqualTo("开料锯");
        assertThat(saw.get("setup").get("normal").asLong()).isEqualTo(600);
        assertThat(saw.get("setup").get("pairs").get(0).get("seconds").asLong()).isEqualTo(1_500);
        assertThat(description
                        .get("workCentres")
                        .get(1)
                        .get("setup")
                        .get("normal")
                        .asLong())
                .isEqualTo(90);
        assertThat(description.get("calendar").get("weekly").size()).isEqualTo(2);
        assertThat(maker.page("/maker/factory").text())
                .contains("value=\"开料锯\"", "value=\"90 s\"", "value=\"13:00\"", "saw; oak; pine; 25", "2027-02-18");
    }

    @ParameterizedTest
    @CsvSource({
        "code-0,锯子,short code",
        "code-0,<script>alert(1)</script>,short code",
        "code-1,saw,another work centre",
        "units-0,,1 to 1000",
        "units-0,-1,1 to 1000",
        "units-0,two,1 to 1000",
        "units-1,9999,1 to 1000",
        "setup-0,10 cm,Write minutes",
        "setup-0,🪚,Write minutes",
        "MONDAY-0,8 o'clock,Give a beginning",
        "MONDAY-1,,Give a beginning",
        "closed,tomorrow,cannot be read",
        "pairs,saw; oak,cannot be read",
        "pairs,mill; oak; pine; 5,cannot be read",
        "freezeMinutes,soon,cannot be read",
        "zone,Mars/Olympus,not a time zone"
    })
    void aFaultStandsBesideItsFieldAndNothingIsLost(String field, String typed, String said) {
        var form = good();
        form.put(field, typed == null ? "" : typed);
        var refused = expect(422, maker.submit("/maker/factory", form)).text();
        assertThat(refused).contains(said, "Panel saw", "2027-02-17").doesNotContain("<script>alert");
        assertThat(maker.get("/api/v1/factory").status()).isEqualTo(404);
    }

    @Test
    void aLongNameIsRefused() {
        var form = good();
        form.put("zh-0", "锯".repeat(500));
        expect(422, maker.submit("/maker/factory", form));
    }

    @Test
    void aFactoryNeedsWorkCentresAndHours() {
        var form = good();
        List.of("code-0", "zh-0", "en-0", "code-1", "zh-1", "en-1").forEach(field -> form.put(field, ""));
        form.put("pairs", "");
        assertThat(expect(422, maker.submit("/maker/factory", form)).text()).contains("at least one work centre");
        var closed = good();
        closed.keySet().removeIf(field -> field.startsWith("MONDAY"));
        assertThat(expect(422, maker.submit("/maker/factory", closed)).text()).contains("no working hours");
    }

    @Test
    void moreRowsAreGivenWithoutSaving() {
        var form = good();
        form.put("more", "yes");
        assertThat(expect(200, maker.submit("/maker/factory", form)).text())
                .contains("name=\"code-4\"", "value=\"saw\"")
                .doesNotContain("name=\"code-5\"");
        assertThat(maker.get("/api/v1/factory").status()).isEqualTo(404);
    }

    @Test
    void theTextOfExpertsKeepsWhatItDoesNotSay() {
        expect(302, maker.submit("/maker/factory", good()));
        assertThat(expect(200, maker.page("/maker/factory?as=text")).text()).contains("saw; ");
        var text = Map.of(
                "zone", "Asia/Shanghai",
                "workCentres", "saw; Panel saw / 开料锯; 3; 10",
                "hours", "MONDAY 08:00-12:00",
                "closed", "",
                "freezeMinutes", "30");
        expect(302, maker.submit("/maker/factory/text", text));
        var saw = maker.get("/api/v1/factory")
                .json()
                .get("description")
                .get("workCentres")
                .get(0);
        assertThat(saw.get("units").asInt()).isEqualTo(3);
        assertThat(saw.get("setup").get("pairs").size()).isEqualTo(1);
        var bad = new HashMap<>(text);
        bad.put("hours", "Someday");
        assertThat(expect(422, maker.submit("/maker/factory/text", bad)).text()).contains("Someday", "cannot be read");
    }

    @Test
    void theFormSpeaksChineseAndIsTheMakersOnly() {
        maker.setCookie("ww_language", "zh");
        assertThat(maker.page("/maker/factory").text()).contains("工作中心", "星期一", "换型");
        assertThat(TestClient.browser(port, "Lin").page("/maker/factory").status())
                .isEqualTo(403);
    }
}

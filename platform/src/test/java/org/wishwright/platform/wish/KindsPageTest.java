package org.wishwright.platform.wish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;
import static org.wishwright.platform.catalog.TestMaker.leadsTo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.catalog.TestMaker;

/** Switches, groups, fine numbers, texts and uploads in the configurator. */
@PlatformTest
class KindsPageTest {

    private static final String CASE = """
            wishwright-model 1
            model case
            currency CNY
            base 10000
            number length unit mm from 100 to 3000 step 0.1
            switch lock
              price 4500
            group extras pick 0 to 1
              member handle
              member wheels
            text engraving length 0 to 3 of latin han
              price 500 per character
            upload artwork
            rule strong formula length >= 2000 implies lock
              words en "A long case needs a lock."
            """;

    @LocalServerPort
    int port;

    TestClient visitor;
    String path = "";

    @BeforeEach
    void aCaseOnSale() {
        var maker = TestMaker.withWorkshop(port, "Cases");
        visitor = TestClient.visitor(port);
        path = "/configure/" + maker.onSale(maker.blueprint("Case"), CASE);
    }

    private TestClient.Answer typed(String module, String text) {
        return visitor.page(path + "?v_" + module + "=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
    }

    @Test
    void aTextIsTakenPricedAndCounted() {
        assertThat(leadsTo(typed("engraving", "Li"))).startsWith(path + "?c_engraving=Li");
        var page = expect(200, visitor.page(path + "?c_engraving=Li")).text();
        assertThat(page).contains("2 of 3 characters").contains("110.00");
    }

    @Test
    void whatCannotBeWrittenStaysInItsFieldWithTheFaultBesideIt() {
        assertThat(expect(200, typed("engraving", "\u0416")).text()).contains("cannot be written here");
        assertThat(expect(200, typed("engraving", "\uD83D\uDE00")).text()).contains("cannot be written here");
        assertThat(expect(200, typed("engraving", "Long")).text()).contains("The text has 4 characters; write 0 to 3.");
    }

    @Test
    void aFineNumberIsTakenExactlyAndHeldToTheRules() {
        assertThat(leadsTo(typed("length", "1250,5"))).startsWith(path + "?c_length=1250.5");
        assertThat(leadsTo(typed("length", "125.05 cm"))).startsWith(path + "?c_length=1250.5");
        var page = visitor.page(path + "?c_lock=no&v_length=2500.3").text();
        assertThat(page).contains("A long case needs a lock.");
        assertThat(typed("length", "3000.1").text()).contains("It is made from 100 to 3000 mm");
    }

    @Test
    void aGroupIsTickedAsAWhole() {
        assertThat(leadsTo(visitor.page(path + "?g_extras=1&g_extras.wheels=yes")))
                .startsWith(path + "?c_extras.wheels=yes&c_extras.handle=no");
        assertThat(leadsTo(visitor.page(path + "?g_extras=1&pick=extras")))
                .startsWith(path + "?c_extras.handle=no&c_extras.wheels=no");
        assertThat(leadsTo(
                        visitor.page(path + "?c_extras.handle=no&c_extras.wheels=yes&g_extras=1&g_extras.handle=yes")))
                .contains("c_extras.handle=yes")
                .contains("c_extras.wheels=no");
        var faulty = expect(200, visitor.page(path + "?g_extras=1&g_extras.handle=yes&g_extras.wheels=yes"));
        assertThat(faulty.text()).contains("Choose at most 1; 2 are ticked.");
    }

    @Test
    void switchesGroupsAndUploadsAreChosenWithoutScript() {
        assertThat(leadsTo(visitor.page(path + "?choose=lock%3Dyes"))).startsWith(path + "?c_lock=yes");
        var page = expect(200, visitor.page(path + "?c_extras.handle=yes")).text();
        assertThat(page).contains("Choose up to 1.").contains("1 chosen.");
        assertThat(page).contains("value=\"artwork=none\"").doesNotContain("value=\"artwork=file\"");
    }
}

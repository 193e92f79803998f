package org.wishwright.platform.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.timer.TimerBook;

/** The desks of maker and operator: who sees them, what they say, and what their buttons do. */
@PlatformTest
class DesksTest {

    private static final String PASSWORD = "a long enough password";

    @LocalServerPort
    int port;

    @Autowired
    Parties parties;

    @Autowired
    TimerBook timers;

    @Autowired
    JdbcClient jdbc;

    TestClient operator;

    @BeforeEach
    void anOperator() {
        parties.ensureOperator("desks@wishwright.example", PASSWORD, "Olive");
        operator = TestClient.visitor(port);
        operator.setCookie(
                "ww_session",
                TestClient.visitor(port)
                        .signInByPassword("desks@wishwright.example", PASSWORD)
                        .token());
        operator.page("/account");
    }

    private TestClient maker(String name) {
        return maker(name, "Works of " + name);
    }

    private TestClient maker(String name, String organisation) {
        var api = TestClient.signedUp(port, name);
        api.newOrganisation(organisation);
        var browser = TestClient.visitor(port);
        browser.setCookie("ww_session", api.token());
        browser.page("/account");
        return browser;
    }

    @Test
    void aNewMakerIsToldWhereToBegin() {
        var maker = maker("Ada");
        assertThat(expect(200, maker.page("/maker")).text())
                .contains("Begin here", "Describe your workshop", "Nothing is late", "aria-current=\"page\">Today");
        maker.setCookie("ww_language", "zh");
        assertThat(maker.page("/maker").text()).contains("从这里开始", "所有入口");
    }

    @Test
    void everyRoomOfTheMakersDeskIsReached() {
        var maker = maker("Ada");
        var desk = maker.page("/maker").text();
        for (var room : List.of(
                "orders", "plan", "work-orders", "subcontracts", "shipments", "blueprints", "factory", "staff")) {
            assertThat(desk).contains("href=\"/maker/" + room + "\"");
        }
        assertThat(expect(200, maker.page("/maker/staff")).text())
                .contains("Works of Ada", "aria-current=\"page\">Staff");
    }

    @Test
    void theStaffRoomInvitesAndTakesRolesAway() {
        var maker = maker("Ada");
        var phone = TestClient.newPhone();
        assertThat(expect(303, maker.submit("/maker/staff/members", Map.of("contact", phone, "role", "FLOOR")))
                        .location())
                .endsWith("/maker/staff?done=identity.invited");
        var page = maker.page("/maker/staff").text();
        var removal = page.replaceAll("(?s).*action=\"([^\"]*/FLOOR/removal)\".*", "$1");
        expect(303, maker.submit(removal, Map.of()));
        assertThat(maker.page("/maker/staff").text()).doesNotContain("/FLOOR/removal");
        var own = page.replaceAll("(?s).*action=\"([^\"]*/MAKER/removal)\".*", "$1");
        assertThat(expect(422, maker.submit(own, Map.of())).text()).contains("last one in charge");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "12",
                "木工",
                "🪑",
                "<script>alert(1)</script>",
                "a@b",
                "x@example.org, y@example.org"
            })
    void whoCannotBeReachedIsNotInvited(String contact) {
        var maker = maker("Ada");
        var refused = expect(422, maker.submit("/maker/staff/members", Map.of("contact", contact, "role", "FLOOR")));
        assertThat(refused.text()).contains("id=\"contact-fault\">This is no ").doesNotContain("<script>alert");
        assertThat(maker.submit("/maker/staff/members", Map.of("contact", "x".repeat(5_000), "role", "FLOOR"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void onlyOperatorsSeeTheOperatorsDesk() {
        var maker = maker("Ada");
        for (var path :
                List.of("/operator", "/operator/timers", "/operator/parties", "/operator/check", "/operator/staff")) {
            assertThat(maker.page(path).status()).as(path).isEqualTo(403);
            assertThat(operator.page(path).status()).as(path).isEqualTo(200);
        }
        assertThat(maker.submit("/operator/check", Map.of()).status()).isEqualTo(403);
        assertThat(maker.submit("/operator/events/" + UUID.randomUUID() + "/again", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(maker.submit("/operator/orders/" + UUID.randomUUID() + "/plan", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(maker.submit(
                                "/operator/timers/again",
                                Map.of("kind", "x", "subject", UUID.randomUUID().toString()))
                        .status())
                .isEqualTo(403);
        assertThat(maker.submit("/operator/parties", Map.of("q", "x")).status()).isEqualTo(403);
    }

    @Test
    void theDeskSaysHowThePlatformIs() {
        assertThat(expect(200, operator.page("/operator")).text())
                .contains("Health", "answers in", "What got stuck", "Log and ledger", "Business clock");
        operator.setCookie("ww_language", "zh");
        assertThat(operator.page("/operator").text()).contains("健康状况", "卡住的事");
    }

    @Test
    void logAndLedgerAreCheckedInTheBackground() {
        operator.page("/operator");
        expect(302, operator.submit("/operator/check", Map.of()));
        Await.until(() -> operator.page("/operator/check").text().contains("Last checked"));
        assertThat(operator.page("/operator/check").text())
                .contains("Evidence log:")
                .doesNotContain("<html");
    }

    @Test
    void anEventOrOrderThatIsNotThereChangesNothing() {
        operator.page("/operator");
        expect(302, operator.submit("/operator/events/" + UUID.randomUUID() + "/again", Map.of()));
        expect(302, operator.submit("/operator/orders/" + UUID.randomUUID() + "/plan", Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tomorrow", "2027-13-01T00:00:00Z", "明天", "🕰️", "<script>alert(1)</script>"})
    void anInstantThatIsNoneIsRefusedBesideItsField(String to) {
        operator.page("/operator");
        var refused = expect(422, operator.submit("/operator/clock", Map.of("to", to)));
        assertThat(refused.text()).contains("id=\"to-fault\">Write an instant").doesNotContain("<script>alert");
    }

    @Test
    void partiesAreFoundByOrganisationAndByWholeContactOnly() {
        var phone = TestClient.newPhone();
        TestClient.visitor(port).signIn(phone, "Zhuangzi");
        var name = "Loom " + UUID.randomUUID();
        maker("Ada", name);
        operator.page("/operator/parties");
        assertThat(operator.submit("/operator/parties", Map.of("q", phone)).text())
                .contains("Zhuangzi")
                .doesNotContain(name);
        assertThat(operator.submit("/operator/parties", Map.of("q", name.toUpperCase(java.util.Locale.ROOT)))
                        .text())
                .contains(name, "Ada");
        assertThat(operator.submit("/operator/parties", Map.of("q", "Zhuangzi")).text())
                .contains("Nobody found");
        assertThat(operator.submit("/operator/parties", Map.of("q", "nobody-has-this@example.org"))
                        .text())
                .contains("Nobody found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "<script>alert(1)</script>", "🧵", "没有这个名字", "' or 1=1 --"})
    void noSearchBreaksTheListOfParties(String search) {
        operator.page("/operator/parties");
        assertThat(expect(200, operator.submit("/operator/parties", Map.of("q", search)))
                        .text())
                .contains("Nobody found")
                .doesNotContain("<script>alert");
        expect(200, operator.submit("/operator/parties", Map.of("q", "x".repeat(10_000))));
    }

    @Test
    void whatFailedFiresAgainAndWhatDidNotKeepsItsTime() {
        var failed = UUID.randomUUID();
        var waiting = UUID.randomUUID();
        // of a kind that nobody handles, so that it stays
        jdbc.sql("""
                        insert into timer.timer (kind, subject, due, attempts, failure) values
                            ('test.desk', ?, now() + interval '99 years', 3, 'The bell <b>broke</b>'),
                            ('test.desk', ?, now() + interval '99 years', 0, null)""").params(failed, waiting).update();
        var page = expect(200, operator.page("/operator/timers?which=FAILED&q=" + failed))
                .text();
        assertThat(page)
                .contains("failed 3", "The bell &lt;b&gt;broke", failed.toString())
                .doesNotContain(waiting.toString());
        expect(
                302,
                operator.submit("/operator/timers/again", Map.of("kind", "test.desk", "subject", failed.toString())));
        expect(
                302,
                operator.submit("/operator/timers/again", Map.of("kind", "test.desk", "subject", waiting.toString())));
        assertThat(operator.page("/operator/timers?which=DUE&q=" + failed).text())
                .doesNotContain("No such timer");
        assertThat(operator.page("/operator/timers?which=DUE&q=" + waiting).text())
                .contains("No such timer");
        jdbc.sql("delete from timer.timer where kind = 'test.desk'").update();
    }

    @Test
    void timersAreListedPageByPage() {
        for (int i = 0; i < TimerBook.A_PAGE + 1; i++) {
            jdbc.sql(
                            "insert into timer.timer (kind, subject, due) values ('test.pages', ?, now() + interval '98 years')")
                    .param(UUID.randomUUID())
                    .update();
        }
        var first = timers.list(TimerBook.Which.ALL, "test.pages", null);
        assertThat(first.items()).hasSize(TimerBook.A_PAGE);
        assertThat(timers.list(TimerBook.Which.ALL, "test.pages", first.next()).items())
                .hasSize(1);
        assertThat(timers.list(TimerBook.Which.ALL, "test.pages", "nonsense").items())
                .hasSize(TimerBook.A_PAGE);
        assertThat(expect(200, operator.page("/operator/timers?which=NONE&q=test.pages&cursor=%3Cscript%3E"))
                        .text())
                .contains("rel=\"next\"")
                .doesNotContain("cursor=<script>");
        jdbc.sql("delete from timer.timer where kind = 'test.pages'").update();
    }
}

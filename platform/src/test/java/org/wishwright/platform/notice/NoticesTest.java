package org.wishwright.platform.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestOperator;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.Erasures;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.order.Shop;

@PlatformTest
class NoticesTest {

    @LocalServerPort
    int port;

    @Autowired
    Notices notices;

    @Autowired
    Erasures erasures;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private TestClient anna;

    @BeforeEach
    void signUp() {
        anna = TestClient.browser(port, "Anna");
    }

    private void tell(String once, PartyId... parties) {
        var notice = new Notice(
                "order-paid",
                Topic.ORDERS,
                Map.of("number", new Arg.Plain(once), "day", new Arg.Time(clock.instant())),
                "/orders",
                once);
        transaction.executeWithoutResult(status -> notices.tell(List.of(parties), notice));
    }

    private PartyId me(TestClient who) {
        return new PartyId(who.person());
    }

    private List<String> letters(String containing) {
        return jdbc.sql("select channel || ' ' || subject || E'\\n' || body from notice.sandbox where subject like ?")
                .param("%" + containing + "%")
                .query(String.class)
                .list();
    }

    private static Map<String, String> choice(String... wanted) {
        var form = new java.util.HashMap<String, String>(
                Map.of("language", "en", "quietFrom", "", "quietUntil", "", "zone", ""));
        for (var one : wanted) {
            form.put("wanted", one);
        }
        return form;
    }

    private void choose(Map<String, String> form) {
        expect(200, anna.page("/account/notices"));
        expect(302, anna.submit("/account/notices", form));
    }

    @Test
    void whatIsToldTwiceStandsOnceOnHerPageAndIsReadWhenSheOpensIt() {
        var number = "T" + UUID.randomUUID();
        tell(number, me(anna));
        tell(number, me(anna));
        assertThat(anna.get("/badges").json().path("notices").asInt()).isEqualTo(1);
        var page = expect(200, anna.page("/notices")).text();
        assertThat(page.split(number, -1)).hasSize(2);
        assertThat(anna.get("/badges").json().path("notices").asInt()).isZero();
        assertThat(TestClient.browser(port, "Berta").page("/notices").text()).doesNotContain(number);
        assertThat(TestClient.visitor(port).get("/api/v1/notices").status()).isEqualTo(401);
    }

    @Test
    void thoseWhoRunTheDeskAreToldForTheirOrganisation() {
        var maker = TestClient.signedUp(port, "Maker");
        var organisation = new PartyId(maker.newOrganisation("Looms"));
        tell("T" + UUID.randomUUID(), organisation, me(maker));
        assertThat(expect(200, maker.get("/api/v1/notices")).json().path("items"))
                .hasSize(1);
    }

    @Test
    void aLetterGoesByTheChannelsThatSheChoseAndEndsWithTheWayOut() {
        choose(choice("ORDERS.SMS"));
        var number = "T" + UUID.randomUUID();
        tell(number, me(anna));
        Await.until(() -> !letters(number).isEmpty());
        assertThat(letters(number))
                .singleElement()
                .satisfies(letter -> assertThat(letter)
                        .startsWith("SMS Order " + number)
                        .contains("/orders")
                        .contains("/notices/off/"));
        var off = letters(number).getFirst().replaceAll("(?s).*(/notices/off/\\S+).*", "$1");

        var stranger = TestClient.browser(port, "Stranger");
        assertThat(expect(200, stranger.page(off)).text()).contains("<button>");
        choiceStands(1);
        expect(200, stranger.submit(off, Map.of()));
        choiceStands(0);
        assertThat(TestClient.visitor(port).post("/api/v1" + off, Map.of()).status())
                .isEqualTo(204);
        assertThat(TestClient.visitor(port)
                        .get("/notices/off/" + UUID.randomUUID() + "/ORDERS/SMS")
                        .status())
                .isEqualTo(404);
    }

    private void choiceStands(int wanted) {
        assertThat(jdbc.sql("""
                        select count(*) from notice.choice
                        where person = ? and topic = 'ORDERS' and channel = 'SMS' and wanted""").param(anna.person()).query(Integer.class).single())
                .isEqualTo(wanted);
    }

    @Test
    void inQuietHoursNothingIsCarried() {
        var zone = ZoneId.of("Asia/Shanghai");
        var now = LocalTime.ofInstant(clock.instant(), zone);
        var form = choice("ORDERS.SMS");
        form.put("quietFrom", now.minusHours(2).toString().substring(0, 5));
        form.put("quietUntil", now.plusHours(2).toString().substring(0, 5));
        form.put("zone", "Asia/Shanghai");
        choose(form);
        var number = "T" + UUID.randomUUID();
        tell(number, me(anna));
        Await.until(() -> jdbc.sql("""
                        select count(*) from notice.delivery d join notice.notice n on n.id = d.notice
                        where n.once = ? and d.state = 'WAITING' and d.attempts = 0
                            and d.due > foundation.business_now() + interval '1 hour'""").param(number).query(Integer.class).single() == 1);
        assertThat(letters(number)).isEmpty();
    }

    @Test
    void whatCannotBeChosenIsRefusedAndNothingOfItKept() {
        for (var wrong : Map.of(
                        "quietFrom", "25:00",
                        "quietUntil", "7",
                        "zone", "Moon/Crater",
                        "language", "tlh")
                .entrySet()) {
            var form = choice("ORDERS.WECHAT");
            form.put("quietFrom", "22:00");
            form.put("quietUntil", "07:00");
            form.put(wrong.getKey(), wrong.getValue());
            expect(200, anna.page("/account/notices"));
            var answer = expect(422, anna.submit("/account/notices", form));
            assertThat(answer.text()).contains("aria-invalid=\"true\"").contains("value=\"ORDERS.WECHAT\" checked");
        }
        var half = choice();
        half.put("quietFrom", "22:00");
        expect(200, anna.page("/account/notices"));
        expect(422, anna.submit("/account/notices", half));
        assertThat(jdbc.sql("select count(*) from notice.choice where person = ?")
                        .param(anna.person())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aNoticeLeadsToAPageOfOurs() {
        for (var link : List.of("https://example.org", "//example.org", "orders")) {
            org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Notice("order-paid", Topic.ORDERS, Map.of(), link, "x"));
        }
    }

    @Test
    void whoIsErasedIsToldNothingAndNothingOfItStays() {
        var number = "T" + UUID.randomUUID();
        tell(number, me(anna));
        erasures.erase(me(anna));
        tell("T" + UUID.randomUUID(), me(anna));
        for (var table : List.of("notice", "preference", "choice")) {
            assertThat(jdbc.sql("select count(*) from notice." + table + " where person = ?")
                            .param(anna.person())
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void buyerAndMakerAreToldOfAnOrder() {
        var shop = Shop.open(port);
        var buyer = shop.buyer();
        var order = shop.paid(buyer);
        Await.until(
                () -> kinds(buyer).contains("order-paid") && kinds(shop.maker).contains("order-new"));
        expect(200, buyer.post("/api/v1/orders/" + order + "/cancellation", Map.of()));
        Await.until(() ->
                kinds(buyer).contains("order-cancelled") && kinds(shop.maker).contains("order-cancelled"));
    }

    private static List<String> kinds(TestClient who) {
        return expect(200, who.get("/api/v1/notices"))
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("kind").asString())
                .toList();
    }

    @Test
    void operatorsSeeWhatTheSandboxKeepsAndWhatWasGivenUp() {
        choose(choice("ORDERS.SMS"));
        var number = "T" + UUID.randomUUID();
        tell(number, me(anna));
        Await.until(() -> !letters(number).isEmpty());
        jdbc.sql("""
                        update notice.delivery set state = 'FAILED', failure = 'MailSendException', attempts = 8
                        where notice = (select id from notice.notice where once = ?)""").param(number).update();
        var operator = TestOperator.client(port);
        assertThat(expect(200, operator.page("/operator/notices")).text())
                .contains(number)
                .contains("MailSendException")
                .doesNotContain(anna.person().toString());
        expect(302, operator.submit("/operator/notices/again", Map.of()));
        Await.until(
                () -> jdbc.sql("""
                        select d.state from notice.delivery d join notice.notice n on n.id = d.notice
                        where n.once = ?""").param(number).query(String.class).single().equals("SENT"));
        assertThat(anna.get("/operator/notices").status()).isEqualTo(403);
    }
}

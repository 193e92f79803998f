package org.wishwright.platform.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;
import static org.wishwright.platform.campaign.Fair.path;
import static org.wishwright.platform.campaign.Fair.pay;
import static org.wishwright.platform.campaign.Fair.payAll;
import static org.wishwright.platform.campaign.Fair.stage;
import static org.wishwright.platform.campaign.Fair.take;
import static org.wishwright.platform.campaign.Fair.yuan;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.market.Recount;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestClient.Answer;
import org.wishwright.platform.foundation.BusinessClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Reverse pricing over HTTP: hotel nights in windows of an hour, a security of 20.00. */
@PlatformTest
class NamedPriceCampaignTest {

    private static final long COMMISSION = 500;

    @LocalServerPort
    int port;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    private Fair fair;
    private TestClient convener;
    private String campaign;

    @BeforeEach
    void open() {
        fair = new Fair(port, clock, jdbc);
        convener = fair.person("Convener");
        campaign = fair.opened(convener, "namedprice", rules());
    }

    private Map<String, Object> rules() {
        var rules = new HashMap<String, Object>();
        rules.put("currency", "CNY");
        rules.put("specs", List.of(spec("sea", "garden"), spec("garden"), Map.of("code", "dinner", "dated", false, "alternatives", List.of())));
        rules.put("window", "PT1H");
        rules.put("until", fair.in(48).toString());
        rules.put("counterWithin", "PT12H");
        rules.put("payWithin", "PT6H");
        rules.put("offersEach", 3);
        rules.put("raise", 300);
        rules.put("mostUnits", 3);
        rules.put("deposit", yuan(20));
        rules.put("forfeited", 5_000);
        return rules;
    }

    private static Map<String, Object> spec(String code, String... alternatives) {
        return Map.of("code", code, "dated", true, "alternatives", List.of(alternatives));
    }

    private String night() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(20).toString();
    }

    private static Map<String, Object> minor(long minor) {
        return Map.of("currency", "CNY", "minor", minor);
    }

    private Map<String, Object> offer(String spec, int units, long minor) {
        var offer = new HashMap<String, Object>(
                Map.of("kind", "offered", "spec", spec, "units", units, "unit", minor(minor)));
        if (!spec.equals("dinner")) {
            offer.put("day", night());
        }
        return offer;
    }

    private static Map<String, Object> reserve(String spec, long minor, int capacity) {
        return new HashMap<>(Map.of(
                "kind", "reserved", "spec", spec, "reserve", minor(minor), "least", 1, "most", 2, "capacity", capacity));
    }

    private TestClient hotel(String name) {
        var hotel = fair.person(name);
        hotel.newOrganisation(name + " " + UUID.randomUUID());
        return hotel;
    }

    private TestClient guest(Map<String, Object> offer) {
        var guest = fair.person("Guest");
        expect(201, take(guest, campaign, offer));
        payAll(guest, campaign);
        return guest;
    }

    private static JsonNode seen(TestClient who, String campaign) {
        return expect(200, who.get(path(campaign))).json();
    }

    private static String state(TestClient guest, String campaign) {
        return seen(guest, campaign).path("own").path("offers").get(0).path("state").asString();
    }

    /** The next window is over. */
    private void cleared(TestClient guest, String state) {
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(61)));
        Await.until(() -> state(guest, campaign).equals(state));
    }

    private void ends(String stage) {
        fair.until(convener, campaign, 49, "closing");
        fair.until(convener, campaign, 19, stage);
        nothingIsHeld();
    }

    private void nothingIsHeld() {
        Await.until(() -> fair.isQuiet(campaign));
        assertThat(fair.held(campaign)).isZero();
    }

    private static Answer redeem(TestClient who, String campaign, String code) {
        return who.post(path(campaign) + "/redemptions", Map.of("code", code));
    }

    private long got(UUID party) {
        return jdbc.sql("""
                        select coalesce(sum(credits_posted - debits_posted), 0)::bigint from ledger.account
                        where kind = 'PARTY' and owner = ?""").param(party).query(Long.class).single();
    }

    private UUID seller(String deal) {
        return jdbc.sql("select seller from campaign.deal where id = ?")
                .param(UUID.fromString(deal))
                .query(UUID.class)
                .single();
    }

    @Test
    void anOfferGoesThroughItsWindowToTheRedeemedCodeAndTheLastCent() {
        var dear = hotel("Dear");
        var fitting = hotel("Fitting");
        expect(201, take(dear, campaign, reserve("sea", 30_001, 5)));
        expect(201, take(fitting, campaign, reserve("sea", 28_000, 5)));
        var guest = guest(offer("sea", 1, 30_000));
        assertThat(fair.held(campaign)).isEqualTo(2_000);
        cleared(guest, "matched");
        assertThat(seen(guest, campaign).path("deals")).isEmpty();
        payAll(guest, campaign);
        Await.until(() -> fair.held(campaign) == 30_000);
        var deal = seen(guest, campaign).path("deals").get(0);
        assertThat(deal.path("seller").asString()).startsWith("Fitting");
        assertThat(deal.path("price").asLong()).isEqualTo(30_000);
        var code = deal.path("code").asString();
        assertThat(code).matches("[0-9]{4} [0-9]{4} [0-9]{4}");
        for (var other : List.of(fitting, dear, convener)) {
            assertThat(other.get(path(campaign)).text() + other.page("/campaigns/" + campaign).text())
                    .doesNotContain(code, code.replace(" ", ""));
        }
        assertThat(redeem(fitting, campaign, "0000 0000 0000").code()).isEqualTo("campaign.redemption-wrong");
        assertThat(redeem(dear, campaign, code).code()).isEqualTo("campaign.redemption-wrong");
        assertThat(redeem(guest, campaign, code).code()).isEqualTo("campaign.redemption-wrong");
        expect(204, redeem(fitting, campaign, code));
        assertThat(redeem(fitting, campaign, code).code()).isEqualTo("campaign.redemption-wrong");
        assertThat(got(seller(deal.path("id").asString()))).isEqualTo(30_000 - 30_000 * COMMISSION / 10_000);
        ends("settled");
    }

    @Test
    void aReserveIsReadByNobodyElseAndStandsInTheRecordWithItsCommitment() {
        var seller = hotel("Seller");
        var step = reserve("sea", 271_829, 5);
        expect(201, seller.post(path(campaign) + "/inputs", step, UUID.randomUUID().toString()));
        var rival = hotel("Rival");
        var guest = guest(offer("sea", 1, 27_182));
        cleared(guest, "unmatched");
        assertThat(seen(seller, campaign).path("ours").toString()).contains("271829");
        assertThat(seller.page("/campaigns/" + campaign).text()).contains("2,718.29");
        for (var other : List.of(rival, guest, convener, TestClient.visitor(port))) {
            assertThat(other.get(path(campaign)).text()
                            + other.page("/campaigns/" + campaign).text()
                            + other.page("/campaigns/" + campaign + "/part").text())
                    .doesNotContain("271829", "2,718.29", "2718.29");
            assertThat(other.get(path(campaign) + "/record").code()).isEqualTo("campaign.record-early");
        }
        assertThat(rows("campaign") + rows("evidence") + rows("foundation")).doesNotContain("271829", "2718.29");
        var commitment = jdbc.sql("select what from campaign.input where campaign = ? and what like '%hidden%'")
                .param(UUID.fromString(campaign))
                .query(String.class)
                .single();
        ends("lapsed");
        var record = expect(200, guest.get(path(campaign) + "/record")).text();
        assertThat(Recount.repeat(record, 1_000_000).orThrow().equal()).isTrue();
        assertThat(record).contains("271829").doesNotContain(seller.person().toString());
        committed(new ObjectMapper().readTree(record), new ObjectMapper().readTree(commitment));
    }

    /** What the record tells is what the log was bound to. */
    private static void committed(JsonNode record, JsonNode logged) {
        for (var input : record.path("inputs")) {
            var what = input.path("what");
            if (what.path("kind").asString().equals("reserved")) {
                var reserved = new org.wishwright.market.namedprice.NamedPriceInput.Reserved(
                        what.path("spec").asString(),
                        org.wishwright.kernel.Money.of(what.path("reserve").path("minor").asLong(), "CNY"),
                        what.path("least").asLong(),
                        what.path("most").asLong(),
                        what.path("capacity").asLong(),
                        null,
                        null,
                        0);
                assertThat(reserved.committed(input.path("nonce").asString()))
                        .isEqualTo(logged.path("commitment").asString());
                return;
            }
        }
        throw new AssertionError("No rule in the record");
    }

    /** Everything that stands in the tables of a schema. */
    private String rows(String schema) {
        var all = new StringBuilder();
        for (var table : jdbc.sql("select table_name from information_schema.tables where table_schema = ?")
                .param(schema)
                .query(String.class)
                .list()) {
            all.append(jdbc.sql("select coalesce(string_agg(t::text, ' '), '') from " + schema + "." + table + " t")
                    .query(String.class)
                    .single());
        }
        return all.toString();
    }

    @Test
    void aSellerAnswersByHandOnceAndTheConsumerAcceptsInTime() {
        var seller = hotel("Seller");
        var guest = guest(offer("sea", 2, 20_000));
        assertThat(seen(seller, campaign).path("ours").path("open")).isEmpty();
        cleared(guest, "unmatched");
        var open = seen(seller, campaign).path("ours").path("open").get(0);
        assertThat(open.toString()).doesNotContain(guest.person().toString());
        assertThat(seen(convener, campaign).toString()).as("offers are not the convener's").doesNotContain("20000");
        var entry = open.path("entry").asString();
        assertThat(counter(guest, entry, 1).code()).isEqualTo("identity.role-forbidden");
        expect(201, counter(seller, entry, 22_000));
        assertThat(counter(seller, entry, 21_000).code()).isEqualTo("namedprice.answered");
        var answer = seen(guest, campaign).path("own").path("offers").get(0).path("counters").get(0);
        assertThat(answer.path("unit").asLong()).isEqualTo(22_000);
        var accept = Map.<String, Object>of("kind", "accepted-counter", "entry", answer.path("entry").asString());
        assertThat(take(fair.person("Other"), campaign, accept).code()).isEqualTo("namedprice.no-counter");
        assertThat(once(() -> take(guest, campaign, accept).status())).containsExactlyInAnyOrder(201, 422);
        payAll(guest, campaign);
        assertThat(seen(guest, campaign).path("deals").get(0).path("price").asLong()).isEqualTo(44_000);
        expect(204, seller.post(path(campaign) + "/deals/" + deal(guest) + "/return", Map.of()));
        ends("settled");
        assertThat(got(guest.person())).as("it went back the way it was paid").isZero();
    }

    private static Answer counter(TestClient seller, String campaign, String entry, long minor) {
        return take(seller, campaign, Map.of("kind", "countered", "entry", entry, "unit", minor(minor)));
    }

    private Answer counter(TestClient seller, String entry, long minor) {
        return counter(seller, campaign, entry, minor);
    }

    private String deal(TestClient guest) {
        return seen(guest, campaign).path("deals").get(0).path("id").asString();
    }

    /** The same from two devices at once. */
    private static List<Integer> once(Supplier<Integer> step) {
        var both = List.of(CompletableFuture.supplyAsync(step), CompletableFuture.supplyAsync(step));
        return both.stream().map(CompletableFuture::join).toList();
    }

    @Test
    void anAnswerThatIsAcceptedTooLateIsNoDealAndTheSecurityComesBack() {
        var seller = hotel("Seller");
        var guest = guest(offer("sea", 1, 20_000));
        cleared(guest, "unmatched");
        var entry = seen(seller, campaign).path("ours").path("open").get(0).path("entry").asString();
        expect(201, counter(seller, entry, 25_000));
        var counter = seen(guest, campaign).path("own").path("offers").get(0).path("counters").get(0);
        clock.moveTo(fair.in(13));
        assertThat(take(guest, campaign, Map.of("kind", "accepted-counter", "entry", counter.path("entry").asString()))
                        .code())
                .isEqualTo("namedprice.no-counter");
        assertThat(counter(hotel("Late"), entry, 20_000).code()).isEqualTo("namedprice.not-open");
        ends("lapsed");
    }

    @Test
    void aMatchByHandAtTheNamedPriceIsPaidAtThatPrice() {
        var seller = hotel("Seller");
        var guest = guest(offer("dinner", 1, 8_000));
        cleared(guest, "unmatched");
        var entry = seen(seller, campaign).path("ours").path("open").get(0).path("entry").asString();
        assertThat(once(() -> counter(seller, entry, 7_000).status())).containsExactlyInAnyOrder(201, 422);
        payAll(guest, campaign);
        var deal = seen(guest, campaign).path("deals").get(0);
        assertThat(deal.path("price").asLong()).isEqualTo(8_000);
        assertThat(deal.path("code").asString("")).as("goods have no code").isEmpty();
        expect(204, guest.post(path(campaign) + "/deals/" + deal(guest) + "/receipt", Map.of()));
        ends("settled");
    }

    @Test
    void aSellerSellsNoMoreThanItsCapacityAndAmongEqualPricesTheEarlierOfferComesFirst() {
        var seller = hotel("Seller");
        var rule = expect(201, take(seller, campaign, reserve("sea", 10_000, 2))).text("entry");
        var many = guest(offer("sea", 3, 40_000)); // more than the rule's most
        var guests = new ArrayList<TestClient>();
        for (int i = 0; i < 3; i++) {
            guests.add(guest(offer("sea", 1, 10_000)));
        }
        cleared(guests.get(2), "unmatched");
        assertThat(state(many, campaign)).isEqualTo("unmatched");
        assertThat(guests.stream().map(guest -> state(guest, campaign)))
                .containsExactly("matched", "matched", "unmatched");
        assertThat(seen(seller, campaign).path("ours").path("reserves").get(0).path("left").asLong())
                .isZero();
        payAll(guests.get(0), campaign);
        expect(201, take(seller, campaign, Map.of("kind", "unreserved", "entry", rule)));
        assertThat(take(seller, campaign, Map.of("kind", "unreserved", "entry", rule)).code())
                .isEqualTo("namedprice.rule-unknown");
        var code = seen(guests.get(0), campaign).path("deals").get(0).path("code").asString();
        assertThat(once(() -> redeem(seller, campaign, code).status())).containsExactlyInAnyOrder(204, 422);
        ends("settled");
        assertThat(got(seller(deal(guests.get(0))))).as("with half a security of who did not pay").isEqualTo(9_500 + 1_000);
    }

    @Test
    void whereNobodySellsTheAlternativesAreToldAndEverythingComesBack() {
        var seller = hotel("Seller");
        expect(201, take(seller, campaign, reserve("garden", 15_000, 1)));
        var guest = guest(offer("sea", 1, 15_000));
        cleared(guest, "unmatched");
        assertThat(seen(guest, campaign).path("own").path("offers").get(0).path("alternatives").get(0).asString())
                .isEqualTo("garden");
        assertThat(guest.page("/campaigns/" + campaign).text()).contains("at this price there is: garden");
        ends("lapsed");
    }

    @Test
    void withoutSellersItLapses() {
        var guest = guest(offer("sea", 1, 15_000));
        cleared(guest, "unmatched");
        expect(201, take(guest, campaign, Map.of("kind", "gave-up", "spec", "sea")));
        nothingIsHeld();
        assertThat(take(guest, campaign, Map.of("kind", "gave-up", "spec", "sea")).code())
                .isEqualTo("namedprice.no-offer");
        ends("lapsed");
        assertThat(seen(guest, campaign).path("why").asString()).isEqualTo("namedprice.no-deal");
    }

    @Test
    void theConvenerCallsItOffAtAnyStageAndDealsStand() {
        for (var at : List.of("draft", "open", "matched", "deal", "closing")) {
            campaign = expect(201, fair.tryDraft(convener, "namedprice", rules())).text("campaign");
            var seller = hotel("Seller");
            if (!at.equals("draft")) {
                expect(204, convener.post(path(campaign) + "/opening", Map.of()));
                expect(201, take(seller, campaign, reserve("sea", 15_000, 1)));
                var guest = guest(offer("sea", 1, 15_000));
                if (!at.equals("open")) {
                    cleared(guest, "matched");
                }
                if (at.equals("deal")) {
                    payAll(guest, campaign);
                } else if (at.equals("closing")) {
                    fair.until(convener, campaign, 48, "closing");
                }
            }
            expect(204, convener.post(path(campaign) + "/cancellation", Map.of("reason", "The house is closed")));
            assertThat(stage(convener, campaign)).isEqualTo("cancelled");
            Await.until(() -> fair.isQuiet(campaign));
            assertThat(fair.held(campaign)).isEqualTo(at.equals("deal") ? 15_000 : 0);
        }
    }

    @Test
    void theRebidRuleHoldsFromTwoDevicesAtOnce() {
        var guest = fair.person("Guest");
        assertThat(once(() -> take(guest, campaign, offer("sea", 1, 10_000)).status()))
                .containsExactlyInAnyOrder(201, 422);
        payAll(guest, campaign);
        assertThat(fair.held(campaign)).isEqualTo(2_000);
        assertThat(take(guest, campaign, offer("sea", 1, 10_299)).code()).isEqualTo("namedprice.raise-too-small");
        expect(201, take(guest, campaign, offer("sea", 1, 10_300)));
        expect(201, take(guest, campaign, offer("sea", 1, 20_000)));
        assertThat(take(guest, campaign, offer("sea", 1, 30_000)).code()).isEqualTo("namedprice.offers-used");
        assertThat(fair.held(campaign)).as("one security for all").isEqualTo(2_000);
    }

    @Test
    void whatCannotBeIsRefusedAndLeavesNoTrace() {
        var seller = hotel("Seller");
        expect(201, take(seller, campaign, reserve("garden", 15_000, 1)));
        var guest = guest(offer("garden", 1, 1_000));
        long before = inputs();
        var late = offer("sea", 1, 100);
        late.put("day", "2020-01-01");
        assertThat(take(guest, campaign, late).code()).isEqualTo("namedprice.day-out-of-range");
        late.put("day", "+999999999-01-01");
        assertThat(take(guest, campaign, late).code()).isEqualTo("namedprice.day-out-of-range");
        late.put("day", "tomorrow");
        assertThat(take(guest, campaign, late).code()).isEqualTo("market.field-malformed");
        late.remove("day");
        assertThat(take(guest, campaign, late).code()).isEqualTo("namedprice.day");
        assertThat(take(guest, campaign, offer("roof", 1, 100)).code()).isEqualTo("namedprice.spec-unknown");
        assertThat(take(guest, campaign, offer("sea", 0, 100)).code()).isEqualTo("market.number-out-of-range");
        assertThat(take(guest, campaign, offer("sea", 4, 100)).code()).isEqualTo("market.number-out-of-range");
        assertThat(take(guest, campaign, offer("sea", 1, -1)).code()).isNotEmpty();
        assertThat(take(guest, campaign, offer("sea", 1, 0)).code()).isEqualTo("market.price-not-positive");
        var euro = offer("sea", 1, 100);
        euro.put("unit", Map.of("currency", "EUR", "minor", 100));
        assertThat(take(guest, campaign, euro).code()).isEqualTo("market.currency-mixed");
        assertThat(take(seller, campaign, offer("sea", 1, 100)).code())
                .as("a member of a seller")
                .isEqualTo("namedprice.seller-offers");
        assertThat(take(guest, campaign, reserve("sea", 1, 1)).code()).isEqualTo("identity.role-forbidden");
        var disordered = reserve("sea", 100, 1);
        disordered.put("from", "2026-12-02");
        disordered.put("until", "2026-12-01");
        assertThat(take(seller, campaign, disordered).code()).isEqualTo("namedprice.days-disordered");
        assertThat(take(seller, campaign, reserve("sea", 100, 0)).code()).isEqualTo("market.number-out-of-range");
        assertThat(take(guest, campaign, Map.of("kind", "hidden", "commitment", "0")).status())
                .isEqualTo(422);
        assertThat(inputs()).isEqualTo(before);
        fair.until(convener, campaign, 49, "closing");
        assertThat(take(fair.person("Late"), campaign, offer("sea", 1, 100)).code()).isEqualTo("namedprice.closed");
        ends2("lapsed");
        assertThat(take(guest, campaign, offer("sea", 1, 100)).code()).isEqualTo("market.over");
    }

    private void ends2(String stage) {
        fair.until(convener, campaign, 19, stage);
        nothingIsHeld();
    }

    private long inputs() {
        return jdbc.sql("select count(*) from campaign.input where campaign = ?")
                .param(UUID.fromString(campaign))
                .query(Long.class)
                .single();
    }

    @Test
    void whoBuysForHerselfDoesNotSellForHerOrganisation() {
        var both = hotel("Both");
        expect(201, take(both, campaign, offer("sea", 1, 10_000)));
        assertThat(take(both, campaign, reserve("sea", 100, 1)).code()).isEqualTo("namedprice.buyer-sells");
    }

    @Test
    void aSecurityThatComesTooLateGoesBack() {
        var guest = fair.person("Guest");
        var entry = expect(201, take(guest, campaign, offer("sea", 1, 10_000))).text("entry");
        clock.moveTo(fair.in(7));
        assertThat(pay(guest, campaign, entry, UUID.randomUUID().toString()).code())
                .isEqualTo("campaign.not-awaited");
        ends("lapsed");
    }

    @Test
    void theFormKeepsWhatWasTypedAndSaysWhatIsWrongBesideIt() {
        var form = new HashMap<>(Map.of(
                "way", "namedprice", "title", "A night by the sea", "specs.0.name", "Sea view", "specs.1.name", "Garden"));
        form.putAll(Map.of("dated", "yes", "until", fair.in(400).toString().substring(0, 16), "window", "PT1H"));
        form.putAll(Map.of("counterWithin", "PT12H", "payWithin", "PT24H", "offersEach", "many", "raise", "3"));
        form.putAll(Map.of("mostUnits", "5", "deposit", "20", "forfeited", "50"));
        var refused = expect(422, convener.submitFiles("/campaigns/new", form, List.of()));
        assertThat(refused.text())
                .contains("value=\"Sea view\"", "value=\"many\"", "id=\"offersEach-fault\">Write a whole number");
        form.put("offersEach", "3");
        var drafted = expect(302, convener.submitFiles("/campaigns/new", form, List.of())).location();
        var page = convener.page(drafted).text();
        assertThat(page).contains("Sea view", "highest price first", "hidden", "Who is trusted", "3%");
        var edit = convener.page(drafted.replaceFirst("\\?.*", "") + "/edit").text();
        assertThat(edit).contains("value=\"Sea view\"", "value=\"20.00\"", "checked");
    }
}

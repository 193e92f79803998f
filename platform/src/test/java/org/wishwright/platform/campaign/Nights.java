package org.wishwright.platform.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;
import static org.wishwright.platform.campaign.Fair.path;
import static org.wishwright.platform.campaign.Fair.payAll;
import static org.wishwright.platform.campaign.Fair.stage;
import static org.wishwright.platform.campaign.Fair.take;
import static org.wishwright.platform.campaign.Fair.yuan;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.platform.Await;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestClient.Answer;
import org.wishwright.platform.foundation.BusinessClock;
import tools.jackson.databind.JsonNode;

/** Hotel nights at a named price, over HTTP: windows of an hour, a security of 20.00. */
abstract class Nights {

    @LocalServerPort
    int port;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    Fair fair;
    TestClient convener;
    String campaign;

    @BeforeEach
    void open() {
        fair = new Fair(port, clock, jdbc);
        convener = fair.person("Convener");
        campaign = fair.opened(convener, "namedprice", rules());
    }

    Map<String, Object> rules() {
        var rules = new HashMap<String, Object>();
        rules.put("currency", "CNY");
        var dinner = Map.of("code", "dinner", "dated", false, "alternatives", List.of());
        rules.put("specs", List.of(spec("sea", "garden"), spec("garden"), dinner));
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

    static Map<String, Object> spec(String code, String... alternatives) {
        return Map.of("code", code, "dated", true, "alternatives", List.of(alternatives));
    }

    String night() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(20).toString();
    }

    static Map<String, Object> minor(long minor) {
        return Map.of("currency", "CNY", "minor", minor);
    }

    Map<String, Object> offer(String spec, int units, long minor) {
        var offer = new HashMap<String, Object>(
                Map.of("kind", "offered", "spec", spec, "units", units, "unit", minor(minor)));
        if (!spec.equals("dinner")) {
            offer.put("day", night());
        }
        return offer;
    }

    static Map<String, Object> reserve(String spec, long minor, int capacity) {
        return new HashMap<>(Map.of(
                "kind",
                "reserved",
                "spec",
                spec,
                "reserve",
                minor(minor),
                "least",
                1,
                "most",
                2,
                "capacity",
                capacity));
    }

    TestClient hotel(String name) {
        var hotel = fair.person(name);
        hotel.newOrganisation(name + " " + UUID.randomUUID());
        return hotel;
    }

    TestClient guest(Map<String, Object> offer) {
        var guest = fair.person("Guest");
        expect(201, take(guest, campaign, offer));
        payAll(guest, campaign);
        return guest;
    }

    static JsonNode seen(TestClient who, String campaign) {
        return expect(200, who.get(path(campaign))).json();
    }

    static String state(TestClient guest, String campaign) {
        return seen(guest, campaign)
                .path("own")
                .path("offers")
                .get(0)
                .path("state")
                .asString();
    }

    /** The next window is over. */
    void cleared(TestClient guest, String state) {
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(61)));
        Await.until(() -> state(guest, campaign).equals(state));
    }

    void ends(String stage) {
        fair.until(convener, campaign, 49, "closing");
        fair.until(convener, campaign, 19, stage);
        nothingIsHeld();
    }

    void nothingIsHeld() {
        Await.until(() -> fair.isQuiet(campaign));
        assertThat(fair.held(campaign)).isZero();
    }

    static Answer redeem(TestClient who, String campaign, String code) {
        return who.post(path(campaign) + "/redemptions", Map.of("code", code));
    }

    long got(UUID party) {
        return jdbc.sql("""
                        select coalesce(sum(credits_posted - debits_posted), 0)::bigint from ledger.account
                        where kind = 'PARTY' and owner = ?""").param(party).query(Long.class).single();
    }

    UUID seller(String deal) {
        return jdbc.sql("select seller from campaign.deal where id = ?")
                .param(UUID.fromString(deal))
                .query(UUID.class)
                .single();
    }

    static Answer counter(TestClient seller, String campaign, String entry, long minor) {
        return take(seller, campaign, Map.of("kind", "countered", "entry", entry, "unit", minor(minor)));
    }

    Answer counter(TestClient seller, String entry, long minor) {
        return counter(seller, campaign, entry, minor);
    }

    String deal(TestClient guest) {
        return seen(guest, campaign).path("deals").get(0).path("id").asString();
    }

    /** The same from two devices at once. */
    static List<Integer> once(Supplier<Integer> step) {
        var both = List.of(CompletableFuture.supplyAsync(step), CompletableFuture.supplyAsync(step));
        return both.stream().map(CompletableFuture::join).toList();
    }
}

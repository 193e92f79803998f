package org.wishwright.platform.campaign;

import static org.wishwright.platform.TestClient.expect;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.platform.Await;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestClient.Answer;
import org.wishwright.platform.foundation.BusinessClock;

/** Campaigns of every way, and what people do in them, all over HTTP. */
final class Fair {

    static final Map<String, Object> PAYING = Map.of("method", "sandbox", "scenario", "success");

    private final int port;
    private final BusinessClock clock;
    private final JdbcClient jdbc;

    Fair(int port, BusinessClock clock, JdbcClient jdbc) {
        this.port = port;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    TestClient person(String name) {
        return TestClient.signedUp(port, name);
    }

    static Map<String, Object> yuan(long yuan) {
        return Map.of("currency", "CNY", "minor", yuan * 100);
    }

    Instant in(int hours) {
        return clock.instant().plus(Duration.ofHours(hours));
    }

    private String at(int hours) {
        return in(hours).toString();
    }

    /** Ten coats at 100.00, from 3 on at 80.00; a deposit of 10.00. */
    Map<String, Object> presale(String depositType) {
        var rules = new HashMap<String, Object>();
        rules.put("currency", "CNY");
        rules.put(
                "options",
                List.of(Map.of(
                        "code",
                        "coat",
                        "cap",
                        10,
                        "prices",
                        Map.of(
                                "tiers",
                                List.of(Map.of("from", 1, "unit", yuan(100)), Map.of("from", 3, "unit", yuan(80)))))));
        rules.put("pledgeUntil", at(10));
        rules.put("balanceFrom", at(10));
        rules.put("balanceUntil", at(20));
        rules.put("deliverFrom", at(21));
        rules.put("deliverUntil", at(30));
        rules.put("payWithin", "PT1H");
        rules.put("minimum", 2);
        rules.put("cap", 10);
        rules.put("mostUnits", 5);
        rules.put("depositType", depositType);
        rules.put("deposit", yuan(10));
        rules.put("discount", yuan(0));
        rules.put("law", Map.of("earnestMost", 2000, "earnestTimes", 2, "earnestForfeited", true, "withdrawalDays", 7));
        rules.put("madeToOrder", false);
        return rules;
    }

    Map<String, Object> crowdfunding(long goal) {
        var rules = new HashMap<String, Object>();
        rules.put("currency", "CNY");
        rules.put("goal", yuan(goal));
        rules.put("until", at(10));
        rules.put("mandates", false);
        rules.put("chargeUntil", at(20));
        rules.put("collected", 10_000);
        rules.put("payWithin", "PT1H");
        rules.put("ownMost", 1_000);
        rules.put("rewards", List.of(Map.of("code", "gadget", "price", yuan(50), "limit", 100)));
        rules.put("stretches", List.of());
        return rules;
    }

    Map<String, Object> groupbuy() {
        var rules = new HashMap<String, Object>();
        rules.put("currency", "CNY");
        rules.put("need", "Upright piano");
        rules.put("joinUntil", at(10));
        rules.put("bidUntil", at(20));
        rules.put("revealUntil", at(30));
        rules.put("pickUntil", at(40));
        rules.put("payUntil", at(50));
        rules.put("payWithin", "PT1H");
        rules.put("minimumUnits", 2);
        rules.put("mostUnits", 5);
        rules.put("winners", 1);
        rules.put("ceiling", yuan(100));
        rules.put("floor", yuan(50));
        rules.put("priceWeight", 100);
        rules.put("criteria", List.of());
        rules.put("depositType", "PREPAYMENT");
        rules.put("deposit", yuan(10));
        rules.put("forfeited", 0);
        rules.put("bond", yuan(200));
        rules.put("bondForfeited", 10_000);
        return rules;
    }

    static Map<String, Object> bid() {
        return Map.of(
                "kind",
                "bid",
                "minimum",
                1,
                "capacity",
                10,
                "attributes",
                Map.of(),
                "prices",
                Map.of("tiers", List.of(Map.of("from", 1, "unit", yuan(90)), Map.of("from", 2, "unit", yuan(70)))));
    }

    Answer tryDraft(TestClient convener, String mechanism, Map<String, Object> rules) {
        return convener.post(
                "/api/v1/campaigns",
                Map.of("mechanism", mechanism, "rules", rules, "title", Map.of("zh", "冬天的大衣", "en", "Winter coat")));
    }

    String opened(TestClient convener, String mechanism, Map<String, Object> rules) {
        var id = expect(201, tryDraft(convener, mechanism, rules)).text("campaign");
        expect(204, convener.post(path(id) + "/opening", Map.of()));
        return id;
    }

    static String path(String campaign) {
        return "/api/v1/campaigns/" + campaign;
    }

    static Answer take(TestClient who, String campaign, Map<String, Object> step) {
        return who.post(path(campaign) + "/inputs", step);
    }

    static Map<String, Object> pledge(int units) {
        return Map.of(
                "kind",
                "pledged",
                "lines",
                List.of(Map.of("option", "coat", "units", units)),
                "region",
                "CN-31",
                "ticked",
                false);
    }

    /** Pays what she is asked for, all of it. */
    static void payAll(TestClient who, String campaign) {
        for (var asked : expect(200, who.get(path(campaign))).json().path("asked")) {
            expect(
                    200,
                    pay(
                            who,
                            campaign,
                            asked.path("entry").asString(),
                            UUID.randomUUID().toString()));
        }
    }

    static Answer pay(TestClient who, String campaign, String entry, String key) {
        return who.post(path(campaign) + "/payments?entry=" + entry, PAYING, key);
    }

    static String stage(TestClient who, String campaign) {
        return expect(200, who.get(path(campaign)))
                .json()
                .path("campaign")
                .path("stage")
                .asString();
    }

    /** Lets the time of a deadline come and waits until the campaign is there. */
    void until(TestClient who, String campaign, int hours, String stage) {
        clock.moveTo(in(hours));
        Await.until(() -> stage(who, campaign).equals(stage));
    }

    /** What accounts named after the campaign's deposits and deals hold in all, in minor units. */
    long held(String campaign) {
        return jdbc.sql("""
                        select coalesce(sum(credits_posted - debits_posted), 0)::bigint from ledger.account a
                        where a.owner in (select id from campaign.deposit where campaign = :id
                                          union select id from campaign.deal where campaign = :id)""")
                .param("id", UUID.fromString(campaign))
                .query(Long.class)
                .single();
    }

    /** Steps of money that are not in the ledger yet. */
    boolean isQuiet(String campaign) {
        return jdbc.sql("select count(*) from campaign.campaign where id = ? and wakes <= foundation.business_now()")
                        .param(UUID.fromString(campaign))
                        .query(Long.class)
                        .single()
                == 0;
    }
}

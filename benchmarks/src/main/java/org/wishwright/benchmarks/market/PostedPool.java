package org.wishwright.benchmarks.market;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.benchmarks.money.HttpOrders;
import org.wishwright.benchmarks.money.Program;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.simulator.http.Api;
import org.wishwright.simulator.http.Call;
import org.wishwright.simulator.http.Http;

/**
 * A pool played over HTTP to its end: everybody joins, pays, picks and pays the balance; then its last deadline comes, and it is measured
 * how long the program takes until every deal is made, every step of money is in the ledger and every rest is on its way back.
 */
final class PostedPool {

    private static final int MAKER = 900;
    private static final int AT_ONCE = 16;
    private static final Duration LONGEST = Duration.ofMinutes(20);

    private final Program program;
    private final HttpOrders shop;
    private final Api api;
    private final List<String> people;
    private Instant began = Instant.EPOCH;

    /** What was posted. */
    record Posted(double seconds, long deals, long steps) {}

    PostedPool(Program program, HttpOrders shop, List<String> people) {
        this.program = program;
        this.shop = shop;
        this.people = people;
        api = new Api(new Http(program.address()), Duration.ofSeconds(60), () -> false);
    }

    Posted play() throws InterruptedException {
        var convener = shop.signedUp(950_000, "Convener");
        var campaign = opened(convener);
        all(token -> {
            step(campaign, token, Map.of("kind", "joined", "units", 1, "linkedTo", List.of()));
            pay(campaign, token);
        });
        var maker = shop.maker(MAKER);
        var code = step(campaign, maker, bid(people.size()));
        pay(campaign, maker);
        reach(campaign, 5, "revealing");
        step(campaign, maker, Map.of("kind", "revealed", "nonce", code));
        reach(campaign, 7, "picking");
        var winner = api.json(Call.get(path(campaign)))
                .path("shown")
                .path("winners")
                .path(0)
                .path("supplier")
                .asString("");
        all(token -> step(campaign, token, Map.of("kind", "picked", "first", winner)));
        reach(campaign, 9, "paying");
        all(token -> pay(campaign, token));
        long before = count("select count(*) from campaign.money where campaign = ?", campaign);
        long from = System.nanoTime();
        reach(campaign, 11, "settled");
        return new Posted(
                (System.nanoTime() - from) / 1e9,
                count("select count(*) from campaign.deal where campaign = ?", campaign),
                count("select count(*) from campaign.money where campaign = ?", campaign) - before);
    }

    private void all(Consumer<String> each) throws InterruptedException {
        try (var pool = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var done : pool.invokeAll(people.stream()
                    .map(token -> (Callable<Boolean>) () -> {
                        each.accept(token);
                        return true;
                    })
                    .toList())) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static String path(String campaign) {
        return "/api/v1/campaigns/" + campaign;
    }

    private String step(String campaign, String token, Map<String, Object> step) {
        return api.json(Call.post(path(campaign) + "/inputs", step)
                        .as(token)
                        .keyed(UUID.randomUUID().toString()))
                .path("code")
                .asString("");
    }

    private void pay(String campaign, String token) {
        for (var asked : api.json(Call.get(path(campaign)).as(token)).path("asked")) {
            api.send(Call.post(
                            path(campaign) + "/payments?entry="
                                    + asked.path("entry").asString(""),
                            Map.of("method", "sandbox", "scenario", "success"))
                    .as(token)
                    .keyed(UUID.randomUUID().toString()));
        }
    }

    /** Lets a day come, and waits until the campaign is in that stage and nothing of it has still to move. */
    private void reach(String campaign, int day, String stage) throws InterruptedException {
        program.bean(BusinessClock.class)
                .moveTo(began.plus(Duration.ofDays(day)).plusSeconds(1));
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (count("""
                        select count(*) from campaign.campaign where id = ? and stage = '%s'
                            and (wakes is null or wakes > foundation.business_now())""".formatted(stage), campaign) == 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The pool did not come to " + stage);
            }
            Thread.sleep(20);
        }
    }

    private long count(String sql, String campaign) {
        return program.bean(JdbcClient.class)
                .sql(sql)
                .param(UUID.fromString(campaign))
                .query(Long.class)
                .single();
    }

    private String opened(String convener) {
        began = program.bean(BusinessClock.class).instant();
        var campaign = api.json(Call.post(
                                "/api/v1/campaigns",
                                Map.of(
                                        "mechanism",
                                        "groupbuy",
                                        "rules",
                                        rules(),
                                        "title",
                                        Map.of("zh", "一起买钢琴", "en", "Pianos together")))
                        .as(convener))
                .path("campaign")
                .asString("");
        api.send(Call.post(path(campaign) + "/opening", Map.of()).as(convener));
        return campaign;
    }

    private static Map<String, Object> yuan(long yuan) {
        return Map.of("currency", "CNY", "minor", yuan * 100);
    }

    private String day(int day) {
        return began.plus(Duration.ofDays(day)).toString();
    }

    private Map<String, Object> rules() {
        return Map.ofEntries(
                Map.entry("currency", "CNY"),
                Map.entry("need", "Upright piano"),
                Map.entry("joinUntil", day(3)),
                Map.entry("bidUntil", day(5)),
                Map.entry("revealUntil", day(7)),
                Map.entry("pickUntil", day(9)),
                Map.entry("payUntil", day(11)),
                Map.entry("payWithin", "P1D"),
                Map.entry("minimumUnits", 2),
                Map.entry("mostUnits", 5),
                Map.entry("winners", 1),
                Map.entry("ceiling", yuan(100)),
                Map.entry("floor", yuan(50)),
                Map.entry("priceWeight", 100),
                Map.entry("criteria", List.of()),
                Map.entry("depositType", "PREPAYMENT"),
                Map.entry("deposit", yuan(10)),
                Map.entry("forfeited", 0),
                Map.entry("bond", yuan(200)),
                Map.entry("bondForfeited", 10_000));
    }

    /** Its price falls at the volume that comes, so that every joiner gets a part back. */
    private static Map<String, Object> bid(int joiners) {
        return Map.of(
                "kind",
                "bid",
                "minimum",
                1,
                "capacity",
                joiners + 10,
                "attributes",
                Map.of(),
                "prices",
                Map.of("tiers", List.of(Map.of("from", 1, "unit", yuan(90)), Map.of("from", 2, "unit", yuan(70)))));
    }
}

package org.wishwright.benchmarks.market;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.benchmarks.money.HttpOrders;
import org.wishwright.benchmarks.money.Program;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.simulator.http.Api;
import org.wishwright.simulator.http.Call;
import org.wishwright.simulator.http.Http;

/**
 * A crowd that pledges over HTTP in one presale with a cap that is smaller than the crowd: each person sends one pledge of one unit, with a
 * key, and is answered when her pledge and the deposit asked of her are durable.
 */
final class HotPresale {

    private static final int FIRST_NUMBER = 1_000_000;
    private static final AtomicInteger NEXT = new AtomicInteger(FIRST_NUMBER);

    private final Program program;
    private final Api api;
    private final List<String> people;
    private final String seller;

    /**
     * What came of it.
     *
     * @param perSecond pledges accepted, from the first request to the last acceptance
     * @param oversold units above the cap, by the log and by the deposits asked
     */
    record Rush(double perSecond, long accepted, long oversold) {}

    HotPresale(Program program, HttpOrders shop, int people) throws InterruptedException {
        this.program = program;
        api = new Api(new Http(program.address()), Duration.ofSeconds(60), () -> false);
        seller = shop.signedUp(NEXT.getAndIncrement(), "Orchard");
        this.people = signedUp(shop, people);
    }

    private static List<String> signedUp(HttpOrders shop, int people) throws InterruptedException {
        try (var pool = Executors.newFixedThreadPool(16)) {
            return pool
                    .invokeAll(IntStream.range(0, people)
                            .mapToObj(_ -> (java.util.concurrent.Callable<String>)
                                    () -> shop.signedUp(NEXT.getAndIncrement(), "Pledger"))
                            .toList())
                    .stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
        }
    }

    /** Opens a presale and lets the first so many people pledge, so many at once. */
    Rush rush(int crowd, int cap, int clients) {
        var campaign = opened(cap);
        var waiting = new ConcurrentLinkedQueue<>(people.subList(0, crowd));
        var accepted = new AtomicInteger();
        var last = new AtomicLong();
        long began = System.nanoTime();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < clients; i++) {
                pool.execute(() -> {
                    for (var one = waiting.poll(); one != null; one = waiting.poll()) {
                        if (isPledged(campaign, one)) {
                            accepted.incrementAndGet();
                            last.accumulateAndGet(System.nanoTime(), Math::max);
                        }
                    }
                });
            }
        }
        long taken = Math.max(accepted.get(), Math.max(inputs(campaign), deposits(campaign)));
        return new Rush(accepted.get() * 1e9 / (last.get() - began), accepted.get(), Math.max(0, taken - cap));
    }

    private boolean isPledged(String campaign, String token) {
        var answer =
                api.answer(pledge(campaign).as(token).keyed(UUID.randomUUID().toString()));
        if (!answer.isSuccess() && !answer.text().contains("presale.sold-out")) {
            throw new IllegalStateException("A pledge was not answered as it should be: " + answer.text());
        }
        return answer.isSuccess();
    }

    static Call pledge(String campaign) {
        return Call.post(
                "/api/v1/campaigns/" + campaign + "/inputs",
                Map.of(
                        "kind",
                        "pledged",
                        "lines",
                        List.of(Map.of("option", "cherries", "units", 1)),
                        "region",
                        "CN-31",
                        "ticked",
                        false));
    }

    private long inputs(String campaign) {
        return count("select count(*) - 1 from campaign.input where campaign = ?", campaign);
    }

    private long deposits(String campaign) {
        return count("select count(*) from campaign.deposit where campaign = ?", campaign);
    }

    private long count(String sql, String campaign) {
        return program.bean(JdbcClient.class)
                .sql(sql)
                .param(UUID.fromString(campaign))
                .query(Long.class)
                .single();
    }

    List<String> people() {
        return people;
    }

    String opened(int cap) {
        var campaign = api.json(Call.post(
                                "/api/v1/campaigns",
                                Map.of(
                                        "mechanism",
                                        "presale",
                                        "rules",
                                        rules(
                                                cap,
                                                program.bean(BusinessClock.class)
                                                        .instant()),
                                        "title",
                                        Map.of("zh", "一座果园的樱桃", "en", "Cherries of one orchard")))
                        .as(seller))
                .path("campaign")
                .asString("");
        api.send(Call.post("/api/v1/campaigns/" + campaign + "/opening", Map.of())
                .as(seller));
        return campaign;
    }

    private static Map<String, Object> yuan(long yuan) {
        return Map.of("currency", "CNY", "minor", yuan * 100);
    }

    private static Map<String, Object> rules(int cap, Instant now) {
        return Map.ofEntries(
                Map.entry("currency", "CNY"),
                Map.entry(
                        "options",
                        List.of(Map.of(
                                "code",
                                "cherries",
                                "cap",
                                cap,
                                "prices",
                                Map.of("tiers", List.of(Map.of("from", 1, "unit", yuan(100))))))),
                Map.entry("pledgeUntil", day(now, 10)),
                Map.entry("balanceFrom", day(now, 10)),
                Map.entry("balanceUntil", day(now, 20)),
                Map.entry("deliverFrom", day(now, 21)),
                Map.entry("deliverUntil", day(now, 30)),
                Map.entry("payWithin", "P1D"),
                Map.entry("minimum", 0),
                Map.entry("cap", cap),
                Map.entry("mostUnits", 5),
                Map.entry("depositType", "PREPAYMENT"),
                Map.entry("deposit", yuan(10)),
                Map.entry("discount", yuan(0)),
                Map.entry(
                        "law",
                        Map.of("earnestMost", 2000, "earnestTimes", 2, "earnestForfeited", true, "withdrawalDays", 7)),
                Map.entry("madeToOrder", false));
    }

    private static String day(Instant now, int day) {
        return now.plus(Duration.ofDays(day)).toString();
    }
}

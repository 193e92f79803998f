package org.wishwright.simulator.history;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.wishwright.simulator.http.Api;
import org.wishwright.simulator.http.Call;

/** Makers and consumers of the demo call campaigns, and others join them; once, where there is none yet. */
final class Calling {

    private static final List<String> JOINERS = List.of("floor", "cutter", "sawyer");

    private final Api api;
    private final String password;
    private final Consumer<String> says;

    Calling(Api api, String password, Consumer<String> says) {
        this.api = api;
        this.password = password;
        this.says = says;
    }

    void call() {
        if (!api.json(Call.get("/api/v1/campaigns?limit=1")).path("items").isEmpty()) {
            return;
        }
        says.accept("a coat, a lamp and pianos are called for");
        var coat = opened("maker", "presale", presale(), "Winter coat, made when fifty want it", "冬季大衣，满五十件开做");
        var lamp = opened("joiner", "crowdfunding", crowdfunding(), "A lamp that folds", "会折叠的台灯");
        var pianos = opened("consumer", "groupbuy", groupbuy(), "Upright pianos for our school", "学校的立式钢琴");
        for (var joiner : JOINERS) {
            var line = Map.of("option", "o1", "units", 2);
            joins(joiner, coat, Map.of("kind", "pledged", "lines", List.of(line), "region", "CN-SH", "ticked", true));
            joins(joiner, lamp, Map.of("kind", "pledged", "reward", "r1", "units", 1, "extra", yuan(0), "own", false));
            joins(joiner, pianos, Map.of("kind", "joined", "units", 1, "linkedTo", List.of()));
        }
        var designing = new Designing(api, this);
        designing.task();
        designing.contest();
    }

    String session(String account) {
        return api.json(Call.post("/api/v1/sessions", Map.of("email", account + Trade.MAIL, "password", password)))
                .path("token")
                .asString("");
    }

    String opened(String account, String mechanism, Map<String, Object> rules, String english, String chinese) {
        var token = session(account);
        var draft = new HashMap<String, Object>();
        draft.put("mechanism", mechanism);
        draft.put("rules", rules);
        draft.put("title", Map.of("en", english, "zh", chinese));
        draft.put(
                "names",
                !List.of("presale", "crowdfunding").contains(mechanism)
                        ? Map.of()
                        : Map.of(mechanism.equals("presale") ? "o1" : "r1", Map.of("en", "One", "zh", "一件")));
        var id = api.json(Call.post("/api/v1/campaigns", draft).as(token))
                .path("campaign")
                .asString("");
        api.send(Call.post("/api/v1/campaigns/" + id + "/opening", Map.of()).as(token));
        return id;
    }

    private void joins(String account, String campaign, Map<String, Object> step) {
        var token = session(account);
        var path = "/api/v1/campaigns/" + campaign;
        var key = "calling-" + account + "-" + campaign;
        api.send(Call.post(path + "/inputs", step).as(token).keyed(key));
        pays(account, campaign);
    }

    /** Pays what an account is asked for in a campaign. */
    void pays(String account, String campaign) {
        var token = session(account);
        var path = "/api/v1/campaigns/" + campaign;
        var key = "calling-" + account + "-" + campaign;
        for (var asked : api.json(Call.get(path).as(token)).path("asked")) {
            var entry = asked.path("entry").asString("");
            api.send(Call.post(path + "/payments?entry=" + entry, Map.of("method", "sandbox", "scenario", "success"))
                    .as(token)
                    .keyed(key + "-" + entry));
        }
    }

    private static Map<String, Object> yuan(long yuan) {
        return Map.of("currency", "CNY", "minor", yuan * 100);
    }

    private static String in(int days) {
        return Instant.now().plus(Duration.ofDays(days)).toString();
    }

    private static Map<String, Object> presale() {
        var tiers = List.of(Map.of("from", 1, "unit", yuan(899)), Map.of("from", 50, "unit", yuan(799)));
        var rules = new HashMap<String, Object>();
        rules.put("currency", "CNY");
        rules.put("options", List.of(Map.of("code", "o1", "cap", 300, "prices", Map.of("tiers", tiers))));
        rules.put("pledgeUntil", in(14));
        rules.put("balanceFrom", in(14));
        rules.put("balanceUntil", in(21));
        rules.put("deliverFrom", in(30));
        rules.put("deliverUntil", in(60));
        rules.put("payWithin", "PT30M");
        rules.put("minimum", 50);
        rules.put("cap", 300);
        rules.put("mostUnits", 5);
        rules.put("depositType", "EARNEST");
        rules.put("deposit", yuan(100));
        rules.put("discount", yuan(50));
        rules.put("madeToOrder", true);
        return rules;
    }

    private static Map<String, Object> crowdfunding() {
        var rules = new HashMap<String, Object>();
        rules.put("currency", "CNY");
        rules.put("goal", yuan(20_000));
        rules.put("until", in(30));
        rules.put("mandates", false);
        rules.put("chargeUntil", in(37));
        rules.put("collected", 10_000);
        rules.put("payWithin", "PT30M");
        rules.put("ownMost", 1_000);
        rules.put("rewards", List.of(Map.of("code", "r1", "price", yuan(299), "limit", 200)));
        rules.put("stretches", List.of(Map.of("at", yuan(40_000), "unlocks", "brass hinge 黄铜铰链")));
        return rules;
    }

    private static Map<String, Object> groupbuy() {
        var rules = new HashMap<String, Object>();
        rules.put("currency", "CNY");
        rules.put("need", "121 cm 立式钢琴 upright piano");
        rules.put("joinUntil", in(10));
        rules.put("bidUntil", in(14));
        rules.put("revealUntil", in(15));
        rules.put("pickUntil", in(18));
        rules.put("payUntil", in(21));
        rules.put("payWithin", "PT30M");
        rules.put("minimumUnits", 5);
        rules.put("mostUnits", 2);
        rules.put("winners", 2);
        rules.put("ceiling", yuan(12_000));
        rules.put("floor", yuan(8_000));
        rules.put("priceWeight", 70);
        rules.put(
                "criteria", List.of(Map.of("attribute", "保修年数 warranty years", "worst", 1, "best", 10, "weight", 30)));
        rules.put("depositType", "PREPAYMENT");
        rules.put("deposit", yuan(500));
        rules.put("forfeited", 0);
        rules.put("bond", yuan(5_000));
        rules.put("bondForfeited", 10_000);
        return rules;
    }
}

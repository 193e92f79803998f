package org.wishwright.simulator.history;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.wishwright.simulator.http.Api;
import org.wishwright.simulator.http.Call;

/** Makers and consumers of the demo call campaigns, and others join them; once, where there is none yet. */
final class Calling {

    private static final List<String> JOINERS = List.of("floor", "cutter", "sawyer");

    private static final Map<String, String> ONE = Map.of("en", "One", "zh", "一件");
    private static final List<Map<String, String>> CLOTHS = List.of(
            Map.of("en", "charcoal", "zh", "炭灰"), Map.of("en", "camel", "zh", "驼色"), Map.of("en", "navy", "zh", "藏青"));
    private static final List<String> SIZES = List.of("S", "M", "L", "XL");

    private static final Map<String, Map<String, Map<String, String>>> NAMES = Map.of(
            "crowdfunding",
            Map.of("r1", ONE),
            "tier",
            Map.of("m1", Map.of("en", "Oak shelf 80 × 200", "zh", "橡木书架 80 × 200")),
            "namedprice",
            Map.of(
                    "s1", Map.of("en", "Room with sea view", "zh", "海景房"),
                    "s2", Map.of("en", "Room to the garden", "zh", "园景房")));

    private final Api api;
    private final String password;
    private final Consumer<String> says;

    Calling(Api api, String password, Consumer<String> says) {
        this.api = api;
        this.password = password;
        this.says = says;
    }

    /** @param more that is called for beside */
    void call(Runnable more) {
        if (!api.json(Call.get("/api/v1/campaigns?limit=1")).path("items").isEmpty()) {
            return;
        }
        var coat = new Wishing(api, password, says).coat();
        says.accept("a coat, cherries, a lamp, pianos, shelves, a night by the sea, a ring and a stool are called for");
        var answering = Map.of("wish", coat, "names", coats());
        var presale = opened(
                session("maker"),
                "presale",
                presale(),
                "Winter coat, made when fifty want it",
                "冬季大衣，满五十件开做",
                answering);
        var cherries = cherries();
        var lamp = opened("joiner", "crowdfunding", crowdfunding(), "A lamp that folds", "会折叠的台灯");
        var pianos = opened("consumer", "groupbuy", groupbuy(), "Upright pianos for our school", "学校的立式钢琴");
        var shelves = opened("joiner", "tier", tier(), "Oak shelf 80 × 200, cheaper together", "橡木书架 80 × 200，一起订更便宜");
        var night =
                opened("framebuilder", "namedprice", namedPrice(), "A night by the sea, at your price", "海边一晚，您来定价");
        keepsARoom(night);
        int price = 280;
        for (var joiner : JOINERS) {
            joins(joiner, shelves, Map.of("kind", "ordered", "units", 1));
            joins(joiner, night, named(price));
            price += 60;
            pledges(joiner, presale, "o" + price / 60, 2, true);
            pledges(joiner, cherries, "b" + (price / 60 % 2 + 1), 3, false);
            joins(joiner, lamp, Map.of("kind", "pledged", "reward", "r1", "units", 1, "extra", yuan(0), "own", false));
            joins(joiner, pianos, Map.of("kind", "joined", "units", 1, "linkedTo", List.of()));
        }
        more.run();
        var designing = new Designing(api, this);
        designing.task();
        designing.contest();
        ring();
        stool();
    }

    /** @return the session of somebody who sells and is nobody's demo account */
    private String seller(String account, String name, String organisation) {
        var email = account + Trade.MAIL;
        var code = api.json(Call.post("/api/v1/codes", Map.of("email", email)))
                .path("sandboxCode")
                .asString("");
        var token = api.json(Call.post("/api/v1/sessions", Map.of("email", email, "code", code, "name", name)))
                .path("token")
                .asString("");
        api.send(
                Call.post("/api/v1/organisations", Map.of("name", organisation)).as(token));
        return token;
    }

    private void pledges(String account, String campaign, String option, int units, boolean ticked) {
        var line = Map.of("option", option, "units", units);
        joins(
                account,
                campaign,
                Map.of("kind", "pledged", "lines", List.of(line), "region", "CN-SH", "ticked", ticked));
    }

    /** What grows in one orchard is sold before it is picked; such goods may be sent back. */
    private String cherries() {
        var names = Map.of(
                "b1", Map.of("en", "Box of 2.5 kg", "zh", "2.5 公斤装"), "b2", Map.of("en", "Box of 5 kg", "zh", "5 公斤装"));
        var rules = new HashMap<>(presale());
        rules.put("options", List.of(option("b1", 400, 128, 108), option("b2", 200, 238, 198)));
        rules.put("deliverFrom", in(28));
        rules.put("deliverUntil", in(38));
        rules.put("minimum", 30);
        rules.put("cap", 600);
        rules.put("depositType", "PREPAYMENT");
        rules.put("deposit", yuan(20));
        rules.put("discount", yuan(0));
        rules.put("madeToOrder", false);
        var orchard = seller("orchard", "Gu", "Gu's Orchard 顾家果园");
        return opened(
                orchard, "presale", rules, "Cherries of one orchard, picked ripe", "一园樱桃，熟了才摘", Map.of("names", names));
    }

    private static Map<String, Object> option(String code, int cap, long alone, long together) {
        var tiers = List.of(Map.of("from", 1, "unit", yuan(alone)), Map.of("from", 50, "unit", yuan(together)));
        return Map.of("code", code, "cap", cap, "prices", Map.of("tiers", tiers));
    }

    /** An inn keeps a hidden price; whoever names more has a room. */
    private void keepsARoom(String night) {
        var token = seller("inn", "Yun", "Tidewater Inn 听潮客栈");
        var rule = new HashMap<String, Object>();
        rule.put("kind", "reserved");
        rule.put("spec", "s1");
        rule.put("reserve", yuan(380));
        rule.put("least", 1);
        rule.put("most", 2);
        rule.put("capacity", 6);
        api.send(Call.post("/api/v1/campaigns/" + night + "/inputs", rule).as(token));
    }

    private static Map<String, Object> named(int price) {
        return Map.of(
                "kind",
                "offered",
                "spec",
                "s1",
                "day",
                LocalDate.now(ZoneOffset.UTC).plusDays(30).toString(),
                "units",
                1,
                "unit",
                yuan(price));
    }

    String session(String account) {
        return api.json(Call.post("/api/v1/sessions", Map.of("email", account + Trade.MAIL, "password", password)))
                .path("token")
                .asString("");
    }

    /** A brief with a question, its answer and two quotes. */
    private void ring() {
        var paper = Map.of(
                "brief",
                """
                两枚对戒，像柳树的根缠住一粒石榴石；黄金，表面留手工的痕迹。
                Two rings like willow roots around a garnet, in yellow gold, with the marks of the hand left on.""",
                "measures",
                List.of(
                        Map.of("measure", "戒圈 ring size", "size", "52 / 60"),
                        Map.of("measure", "石 stone", "size", "6 mm")),
                "budget",
                yuan(9_000));
        var rules = new HashMap<String, Object>();
        rules.put("currency", "CNY");
        rules.put("quoteUntil", in(7));
        rules.put("acceptUntil", in(14));
        rules.put("payWithin", "PT72H");
        rules.put("drawWithin", "PT336H");
        rules.put("lateness", "PT336H");
        rules.put("drawingFee", 3_000);
        var ring = opened(
                session("consumer"),
                "bespoke",
                rules,
                "Wedding rings like willow roots",
                "像柳根一样的对戒",
                Map.of("paper", paper));
        var asked = steps("maker", ring, Map.of("kind", "questioned", "question", "石头由您提供吗？Is the stone yours?"));
        var answer = "是的，两粒石榴石。Yes, two garnets.";
        steps("consumer", ring, Map.of("kind", "answered", "question", asked, "answer", answer));
        steps("maker", ring, quote(8_600, 45, "铸造，手工修整。Cast, finished by hand."));
        steps("joiner", ring, quote(9_400, 30, "全手工锻打。Forged by hand throughout."));
    }

    private static Map<String, Object> quote(long yuan, int days, String words) {
        var step = new HashMap<String, Object>();
        step.put("kind", "quoted");
        step.put("price", yuan(yuan));
        step.put(
                "milestones",
                List.of(
                        Map.of("step", "选定 accepted", "percent", 30),
                        Map.of("step", "石已镶 stones set", "percent", 40),
                        Map.of("step", "完工 finished", "percent", 30)));
        step.put("sample", true);
        step.put("delivery", in(days).substring(0, 10));
        step.put("words", words);
        return step;
    }

    /** A design that several draw, with shares proposed. */
    private void stool() {
        var rules = new HashMap<String, Object>();
        rules.put("currency", "CNY");
        rules.put("design", "折叠凳 folding stool");
        rules.put("contributeUntil", in(14));
        rules.put("agreeUntil", in(21));
        rules.put("royalty", 500);
        var stool =
                opened(session("joiner"), "cocreation", rules, "A folding stool for small flats", "小户型的折叠凳", Map.of());
        steps("cutter", stool, Map.of("kind", "contributed", "words", "三条腿，白蜡木。Three legs in ash."));
        steps("sawyer", stool, Map.of("kind", "contributed", "words", "纸绳编座面。A seat of paper cord."));
        steps("floor", stool, Map.of("kind", "contributed", "words", "收起来能挂墙上。Folded, it hangs on the wall."));
    }

    private String steps(String account, String campaign, Map<String, Object> step) {
        var key = "calling-" + account + "-" + campaign + "-" + step.get("kind");
        return api.json(Call.post("/api/v1/campaigns/" + campaign + "/inputs", step)
                        .as(session(account))
                        .keyed(key))
                .path("entry")
                .asString("");
    }

    String opened(String account, String mechanism, Map<String, Object> rules, String english, String chinese) {
        var names = Map.<String, Object>of("names", NAMES.getOrDefault(mechanism, Map.of()));
        return opened(session(account), mechanism, rules, english, chinese, names);
    }

    private String opened(
            String token,
            String mechanism,
            Map<String, Object> rules,
            String english,
            String chinese,
            Map<String, ?> more) {
        var draft = new HashMap<String, Object>(more);
        draft.put("mechanism", mechanism);
        draft.put("rules", rules);
        draft.put("title", Map.of("en", english, "zh", chinese));
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

    private static Map<String, Object> tier() {
        var rules = new HashMap<String, Object>();
        rules.put("currency", "CNY");
        rules.put("module", "m1");
        rules.put("until", in(12));
        rules.put("payWithin", "PT30M");
        rules.put("unit", yuan(1_280));
        rules.put(
                "steps",
                List.of(
                        Map.of("from", 5, "back", 500),
                        Map.of("from", 20, "back", 1_000),
                        Map.of("from", 50, "back", 1_500)));
        return rules;
    }

    private static Map<String, Object> namedPrice() {
        var rules = new HashMap<String, Object>();
        rules.put("currency", "CNY");
        rules.put(
                "specs",
                List.of(
                        Map.of("code", "s1", "dated", true, "alternatives", List.of("s2")),
                        Map.of("code", "s2", "dated", true, "alternatives", List.of("s1"))));
        rules.put("window", "PT10M");
        rules.put("until", in(14));
        rules.put("counterWithin", "PT24H");
        rules.put("payWithin", "PT24H");
        rules.put("offersEach", 3);
        rules.put("raise", 300);
        rules.put("mostUnits", 3);
        rules.put("deposit", yuan(50));
        rules.put("forfeited", 5_000);
        return rules;
    }

    /** Three cloths in four sizes. */
    private static Map<String, Map<String, String>> coats() {
        var names = new HashMap<String, Map<String, String>>();
        for (int i = 0; i < CLOTHS.size() * SIZES.size(); i++) {
            var cloth = CLOTHS.get(i / SIZES.size());
            var size = ", " + SIZES.get(i % SIZES.size());
            names.put("o" + (i + 1), Map.of("en", cloth.get("en") + size, "zh", cloth.get("zh") + size));
        }
        return names;
    }

    private static Map<String, Object> presale() {
        var rules = new HashMap<String, Object>();
        rules.put("currency", "CNY");
        rules.put(
                "options",
                IntStream.rangeClosed(1, CLOTHS.size() * SIZES.size())
                        .mapToObj(i -> option("o" + i, 60, 899, 799))
                        .toList());
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

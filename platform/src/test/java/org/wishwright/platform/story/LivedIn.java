package org.wishwright.platform.story;

import static org.wishwright.platform.TestClient.expect;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.wishwright.platform.Await;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestClient.FilePart;
import org.wishwright.platform.files.TestPictures;
import org.wishwright.platform.story.EveryPage.Who;
import tools.jackson.databind.JsonNode;

/** A little of everything there is to read: orders unpaid, in the making and made, a filled cart, a saved wish. */
final class LivedIn {

    private final Map<Who, TestClient> readers = new EnumMap<>(Who.class);
    private final Joinery joinery;

    LivedIn(int port, TestClient operator, Instant now) {
        long begun = System.nanoTime();
        joinery = new Joinery(port, maker -> admitted(maker, operator));
        var buyer = TestClient.signedUp(port, "Lin");
        readers.put(Who.VISITOR, TestClient.visitor(port));
        readers.put(Who.BUYER, buyer);
        readers.put(Who.MAKER, joinery.maker);
        readers.put(Who.WORKER, joinery.worker);
        readers.put(Who.OPERATOR, operator);
        var arrived = joinery.ordered(buyer, Map.of());
        joinery.pay(buyer, arrived);
        var title = Map.of("kind", "DIGITAL_ORDINARY", "to", "person", "name", "李雷");
        expect(302, buyer.submit("/orders/" + arrived + "/invoice", title));
        released(now);
        make();
        sent(buyer, arrived);
        joinery.pay(buyer, joinery.ordered(buyer, Map.of()));
        released(now);
        var unpaid = joinery.ordered(buyer, Map.of());
        var question = Map.of("text", "Could it be oiled instead? 可以上油吗？");
        expect(201, buyer.post("/api/v1/talk/order/" + unpaid + "/messages", question, "question-" + unpaid));
        apply(TestClient.signedUp(port, "Nora"));
        var choices = expect(200, buyer.post(completion(), Map.of("choices", Map.of())))
                .json()
                .get("choices");
        var chosen = Map.of("version", joinery.version, "choices", choices, "quantity", 1);
        expect(201, buyer.post("/api/v1/cart/lines", chosen));
        expect(201, buyer.post("/api/v1/wishes", Map.of("version", joinery.version, "choices", choices)));
        offered(choices.propertyStream().findFirst().orElseThrow());
        measured(buyer, now);
        called(buyer, now);
        wished(buyer, operator);
        var whole = Map.<String, Object>of("version", joinery.version, "what", "r1", "choices", choices);
        agreed(buyer, whole, now.plusNanos(System.nanoTime() - begun));
    }

    /** A wish on the wall, one that was refused, and one that an operator has not read yet. */
    private static void wished(TestClient buyer, TestClient operator) {
        var first = posted(buyer, "A bookshelf that turns a corner 转角书架");
        var second = posted(buyer, "A bookshelf round the corner 转角的书架");
        decided(operator, first, Map.of("decision", "approve"));
        decided(operator, second, Map.of("decision", "refuse", "reason", "Posted twice. 重复了。"));
        posted(buyer, "A corner bookshelf for a child 儿童转角书架");
    }

    private static String posted(TestClient buyer, String title) {
        var wish = Map.of("title", title, "body", "Oak, 90 cm. 橡木。", "price", "900", "region", "CN-SH");
        return expect(201, buyer.post("/api/v1/wall", wish)).text("wish");
    }

    private static void decided(TestClient operator, String wish, Map<String, String> decision) {
        expect(204, operator.post("/api/v1/operator/wall/" + wish + "/decision", decision));
    }

    /** A campaign that lives, called by the buyer. */
    private static void called(TestClient buyer, Instant now) {
        var price = Map.of("currency", "CNY", "minor", 30_000);
        var rules = new HashMap<String, Object>();
        rules.put("currency", "CNY");
        rules.put("goal", Map.of("currency", "CNY", "minor", 100_000));
        rules.put("until", now.plus(Duration.ofDays(900)).toString());
        rules.put("mandates", false);
        rules.put("chargeUntil", now.plus(Duration.ofDays(901)).toString());
        rules.put("collected", 10_000);
        rules.put("payWithin", "PT1H");
        rules.put("ownMost", 1_000);
        rules.put("rewards", List.of(Map.of("code", "r1", "price", price, "limit", 100)));
        rules.put("stretches", List.of());
        var title = Map.of("en", "A lamp that folds", "zh", "会折叠的台灯");
        var draft = Map.of("mechanism", "crowdfunding", "rules", rules, "title", title);
        var id = expect(201, buyer.post("/api/v1/campaigns", draft)).text("campaign");
        expect(204, buyer.post("/api/v1/campaigns/" + id + "/opening", Map.of()));
        sketched(buyer, now);
        wantsARing(buyer, now);
    }

    /** A contest with a design of the buyer's. */
    private static void sketched(TestClient buyer, Instant now) {
        var round = new HashMap<String, Object>();
        round.put("kind", "APPROVAL");
        round.put("until", now.plus(Duration.ofDays(901)).toString());
        round.put("revisedUntil", now.plus(Duration.ofDays(902)).toString());
        round.put("keep", 1);
        round.put("shown", 0);
        round.put("least", 1);
        round.put("quorum", 1);
        var nothing = Map.of("currency", "CNY", "minor", 0);
        var rules = new HashMap<String, Object>();
        rules.put("currency", "CNY");
        rules.put("submitUntil", now.plus(Duration.ofDays(900)).toString());
        rules.put("mostEach", 3);
        rules.put("rounds", List.of(round));
        rules.put("prizes", List.of());
        rules.put("royalty", 300);
        rules.put("price", nothing);
        rules.put("deposit", nothing);
        rules.put("insiders", false);
        var title = Map.of("en", "A sneaker of our town", "zh", "我们小城的球鞋");
        var draft = Map.of("mechanism", "contest", "rules", rules, "title", title);
        var id = expect(201, buyer.post("/api/v1/campaigns", draft)).text("campaign");
        expect(204, buyer.post("/api/v1/campaigns/" + id + "/opening", Map.of()));
        var design = Map.of("title", "River 河", "variant", "/configure/00000000-0000-7000-8000-000000000001?sole=gum");
        expect(201, buyer.postFiles("/api/v1/campaigns/" + id + "/works", design, List.of()));
    }

    /** A campaign of the carpenter's that came to a deal with the buyer, who has not said yet where it shall go. */
    private void agreed(TestClient buyer, Map<String, Object> making, Instant now) {
        var rules = new HashMap<String, Object>();
        rules.put("currency", "CNY");
        rules.put("goal", Map.of("currency", "CNY", "minor", 1_000));
        rules.put("until", now.plusSeconds(8).toString());
        rules.put("mandates", false);
        rules.put("chargeUntil", now.plusSeconds(60).toString());
        rules.put("collected", 10_000);
        rules.put("payWithin", "PT1H");
        rules.put("ownMost", 1_000);
        rules.put(
                "rewards",
                List.of(Map.of("code", "r1", "price", Map.of("currency", "CNY", "minor", 90_000), "limit", 9)));
        rules.put("stretches", List.of());
        var draft = Map.of(
                "mechanism",
                "crowdfunding",
                "convener",
                joinery.organisation.toString(),
                "rules",
                rules,
                "title",
                Map.of("en", "A shelf for everybody", "zh", "人人的书架"));
        var path = "/api/v1/campaigns/"
                + expect(201, joinery.maker.post("/api/v1/campaigns", draft)).text("campaign");
        expect(204, joinery.maker.put(path + "/making", making));
        expect(204, joinery.maker.post(path + "/opening", Map.of()));
        var extra = Map.of("currency", "CNY", "minor", 0);
        var pledge = Map.of("kind", "pledged", "reward", "r1", "units", 1, "extra", extra, "own", false);
        expect(201, buyer.post(path + "/inputs", pledge));
        for (var asked : expect(200, buyer.get(path)).json().path("asked")) {
            var pay = path + "/payments?entry=" + asked.path("entry").asString();
            expect(200, buyer.post(pay, Map.of("method", "sandbox", "scenario", "success"), "agreed-" + path));
        }
        Await.until(() -> buyer.get(path).json().path("deals").size() == 1);
    }

    /** A brief of the buyer's, to which she may invite makers. */
    private static void wantsARing(TestClient buyer, Instant now) {
        var rules = new HashMap<String, Object>();
        rules.put("currency", "CNY");
        rules.put("quoteUntil", now.plus(Duration.ofDays(900)).toString());
        rules.put("acceptUntil", now.plus(Duration.ofDays(901)).toString());
        rules.put("payWithin", "PT72H");
        rules.put("drawWithin", "PT72H");
        rules.put("lateness", "PT72H");
        rules.put("drawingFee", 3_000);
        var draft = Map.of(
                "mechanism",
                "bespoke",
                "rules",
                rules,
                "title",
                Map.of("en", "A ring like roots", "zh", "像树根一样的戒指"),
                "paper",
                Map.of("brief", "Two roots around a stone"));
        var id = expect(201, buyer.post("/api/v1/campaigns", draft)).text("campaign");
        expect(204, buyer.post("/api/v1/campaigns/" + id + "/opening", Map.of()));
    }

    /** It is on its way, and something is wrong with it. */
    private void sent(TestClient buyer, String order) {
        var shipment = "/api/v1/maker/shipments/" + joinery.toPack();
        expect(200, joinery.maker.post(shipment + "/packing", Map.of()));
        expect(200, joinery.maker.post(shipment + "/handover", Map.of("carrier", "SF", "tracking", "SF1234567890")));
        Await.until(() -> buyer.get("/api/v1/orders/" + order).text("state").equals("SHIPPED"));
        var said = Map.of("reason", "DAMAGED", "text", "A corner is crushed. 一角被压坏了。", "help", "yes");
        expect(302, buyer.submit("/talk/order/" + order + "/trouble", said));
        var matter = Map.of("matter", "DAMAGED", "asked", "PART_REFUND", "words", "A corner is crushed. 一角被压坏了。");
        expect(302, buyer.submit("/orders/" + order + "/dispute", matter));
    }

    /** The maker offers a choice to begin from. */
    private void offered(Map.Entry<String, JsonNode> choice) {
        var form = Map.of(
                "zh",
                "推荐",
                "en",
                "Our pick",
                "c_" + choice.getKey(),
                choice.getValue().asString());
        expect(302, joinery.maker.submit("/configure/" + joinery.version + "/templates", form));
    }

    /** A second product, with measures; a kept body, and an appointment to be measured. */
    private void measured(TestClient buyer, Instant now) {
        var maker = joinery.maker;
        var names = Map.of("en", "Dressing screen", "zh", "屏风");
        var blueprint = expect(201, maker.post("/api/v1/blueprints", Map.of("name", names, "currency", "CNY")))
                .text("blueprint");
        expect(
                200,
                maker.upload(
                        "/api/v1/blueprints/" + blueprint + "/draft",
                        "model",
                        SCREEN.getBytes(StandardCharsets.UTF_8)));
        var version = expect(202, maker.post("/api/v1/blueprints/" + blueprint + "/versions", Map.of()))
                .text("version");
        Await.until(() -> maker.get("/api/v1/versions/" + version).text("state").equals("PUBLISHED"));
        waitingTable(blueprint);
        buyer.page("/measures/new");
        expect(302, buyer.submit("/measures/new", Map.of("name", "Lin", "b_height", "166")));
        var day = now.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(7).toString();
        var wanted = Map.of("maker", joinery.organisation.toString(), "day", day, "whose", "Lin", "where", "138…");
        expect(302, buyer.submit("/measures/appointment", wanted));
    }

    /** A table whose columns wait to be explained. */
    private void waitingTable(String blueprint) {
        var table = "Wood,Height (cm),Price\nOak,90,1200.50\nPine,90,four hundred\nPine,200,450.00\n";
        var file = new FilePart("file", "woods.csv", table.getBytes(StandardCharsets.UTF_8));
        var path = "/maker/blueprints/" + blueprint + "/import";
        expect(302, joinery.maker.submitFiles(path, Map.of(), List.of(file)));
    }

    private static final String SCREEN = """
            wishwright-model 1
            model screen
            name en "Dressing screen"
            name zh "屏风"
            currency CNY
            base 20000
            module wood
              name en "Wood"
              name zh "木料"
              option ash
                name en "Ash"
                name zh "白蜡木"
            measure width unit cm from 60 to 300 step 1
              name en "Width"
              name zh "宽"
            measure height unit cm from 120 to 220 step 1
              name en "Height"
              name zh "高"
            """;

    Map<Who, TestClient> readers() {
        return Map.copyOf(readers);
    }

    Joinery joinery() {
        return joinery;
    }

    private static UUID admitted(TestClient maker, TestClient operator) {
        var organisation = apply(maker);
        expect(200, operator.post("/api/v1/operator/onboarding/" + organisation + "/approval", Map.of("round", 1)));
        return organisation;
    }

    /** Would like to make things here, and waits for the operator. */
    private static UUID apply(TestClient applicant) {
        var organisation = applicant.newApplicant("Oak & Ash " + applicant.person());
        var papers = Map.of(
                "legalName", "福州示例木业有限公司",
                "country", "CN",
                "number", "91350100m000100y43",
                "contactName", "陈小姐",
                "contact", "138 0013 8000",
                "makes", "Bookshelves of solid oak, forty a month.");
        expect(200, applicant.put("/api/v1/onboarding", papers));
        var licence = new FilePart("licence", "licence.jpg", TestPictures.jpeg(90, 60));
        expect(200, applicant.putFiles("/api/v1/onboarding/licence", Map.of(), List.of(licence)));
        expect(200, applicant.post("/api/v1/onboarding/submission", Map.of()));
        return organisation;
    }

    private String completion() {
        return "/api/v1/versions/" + joinery.version + "/completion";
    }

    /** What is released reaches the floor a little later. */
    /** It left, and she says what is wrong with it. */
    private void broughtUp(TestClient buyer, String order) {
        var parcel = "/api/v1/maker/shipments/" + joinery.toPack();
        expect(200, joinery.maker.post(parcel + "/packing", Map.of()));
        expect(200, joinery.maker.post(parcel + "/handover", Map.of("carrier", "SF", "tracking", "SF1234567890")));
        var said = Map.of("matter", "DAMAGED", "asked", "COMPENSATION", "words", "A corner is broken. 一角坏了。");
        expect(302, buyer.submit("/orders/" + order + "/dispute", said));
    }

    private void released(Instant now) {
        joinery.release(now);
        Await.until(() -> !joinery.operations("READY").isEmpty());
    }

    private void make() {
        for (var ready = joinery.operations("READY"); !ready.isEmpty(); ready = joinery.operations("READY")) {
            for (var operation : ready) {
                var id = operation.get("operation").asString();
                joinery.report(joinery.worker, id, "START");
                joinery.report(joinery.worker, id, "FINISH");
                if (operation.get("last").asBoolean()) {
                    joinery.report(joinery.worker, id, "INSPECT");
                }
            }
        }
    }
}

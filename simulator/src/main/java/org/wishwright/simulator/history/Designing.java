package org.wishwright.simulator.history;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wishwright.simulator.http.Api;
import org.wishwright.simulator.http.Call;
import tools.jackson.databind.JsonNode;

/** The demo's sneaker contest, in its first round when somebody looks, and a paid task. */
final class Designing {

    private static final int DESIGNS = 12;
    private static final int VOTERS = 9;
    private static final Duration SUBMITTING = Duration.ofSeconds(25);
    private static final String BOUNDARY = "----drawn-by-the-simulator";
    private static final List<String> NAMES = List.of(
            "Bridge 桥",
            "Harbour 海港",
            "Bamboo 竹",
            "Persimmon 柿子",
            "Plum rain 梅雨",
            "Ink 墨",
            "Peach 桃",
            "Tram 电车",
            "Lantern 灯笼",
            "Wave 浪",
            "Moss 苔",
            "Dusk 黄昏");
    private static final List<String> DESIGNERS = List.of("floor", "cutter", "sawyer");

    private final Api api;
    private final Calling calling;

    Designing(Api api, Calling calling) {
        this.api = api;
        this.calling = calling;
    }

    /** Opens the contest, lets designers draw, and, once it has begun, voters vote. */
    void contest() {
        var id = calling.opened("maker", "contest", contestRules(), "A sneaker of our town", "我们小城的球鞋");
        calling.pays("maker", id);
        for (int i = 0; i < DESIGNS; i++) {
            var session = calling.session(DESIGNERS.get(i % DESIGNERS.size()));
            handIn(id, session, NAMES.get(i), "Canvas and gum, for walking by the river. 帆布配生胶，沿河走路穿。", i);
        }
        var first = "/api/v1/campaigns/" + id + "/works/d1/comments";
        api.send(Call.post(first, Map.of("words", "I would walk to work in these. 我想穿它走路上班。"))
                .as(calling.session("consumer")));
        for (int i = 0; i < 90 && !stage(id).startsWith("round-"); i++) {
            Api.pause(1_000);
        }
        for (int i = 0; i < VOTERS && stage(id).startsWith("round-"); i++) {
            vote(id, i);
        }
    }

    private String stage(String id) {
        return api.json(Call.get("/api/v1/campaigns/" + id))
                .path("campaign")
                .path("stage")
                .asString("");
    }

    /** Somebody with a phone gets a code under her account and votes without it. */
    private void vote(String id, int number) {
        var phone = "1390000" + (1_000 + number);
        var code = api.json(Call.post("/api/v1/codes", Map.of("phone", phone)))
                .path("sandboxCode")
                .asString("");
        if (code.isEmpty()) {
            return; // this program shows no sandbox codes
        }
        var voter = api.json(
                Call.post("/api/v1/sessions", Map.of("phone", phone, "code", code, "name", "Voter " + number)));
        var credential = api.json(Call.post("/api/v1/campaigns/" + id + "/credential", Map.of())
                        .as(voter.path("token").asString("")))
                .path("code")
                .asString("");
        var paper = api.json(Call.post("/api/v1/ballots/" + id + "/paper", Map.of("code", credential)))
                .path("paper");
        var liked = new ArrayList<String>();
        for (int i = 0; i < paper.size(); i++) {
            if ((i + number) % 3 == 0) {
                liked.add(text(paper, i));
            }
        }
        api.send(Call.post("/api/v1/ballots/" + id, Map.of("code", credential, "designs", liked)));
    }

    private static String text(JsonNode list, int at) {
        return list.get(at).asString("");
    }

    /** A reward is lodged and two hand in. */
    void task() {
        var rules = new HashMap<String, Object>();
        rules.put("currency", "CNY");
        rules.put("reward", yuan(600));
        rules.put("submitUntil", in(Duration.ofDays(12)));
        rules.put("decideUntil", in(Duration.ofDays(19)));
        rules.put("mostAwarded", 1);
        var id = calling.opened("consumer", "task", rules, "Draw the label for our hall's sneaker", "给校队球鞋画一个鞋舌标");
        calling.pays("consumer", id);
        handIn(id, calling.session("floor"), "A label with waves 浪花标", "Two colours, to be woven. 双色，可织。", 21);
        handIn(id, calling.session("cutter"), "A label with a bridge 桥形标", "One colour, to be pressed. 单色，可压印。", 34);
    }

    private void handIn(String id, String session, String title, String words, int drawing) {
        var body = new ByteArrayOutputStream();
        part(body, "title", title);
        part(body, "words", words);
        write(
                body,
                "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"drawing.png\"\r\n"
                        + "Content-Type: image/png\r\n\r\n");
        body.writeBytes(SneakerDrawing.of(drawing));
        write(body, "\r\n--" + BOUNDARY + "--\r\n");
        api.send(Call.raw(
                        "POST",
                        "/api/v1/campaigns/" + id + "/works",
                        "multipart/form-data; boundary=" + BOUNDARY,
                        body.toByteArray())
                .as(session));
    }

    private static void part(ByteArrayOutputStream body, String name, String value) {
        write(
                body,
                "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n"
                        + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + value + "\r\n");
    }

    private static void write(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> yuan(long yuan) {
        return Map.of("currency", "CNY", "minor", yuan * 100);
    }

    private static String in(Duration time) {
        return Instant.now().plus(time).toString();
    }

    private static Map<String, Object> contestRules() {
        var rules = new HashMap<String, Object>();
        rules.put("currency", "CNY");
        rules.put("submitUntil", in(SUBMITTING));
        rules.put("mostEach", 4);
        rules.put(
                "rounds",
                List.of(
                        round("SUBSETS", 6, 8, 8, 6, 1),
                        round("APPROVAL", 11, 13, 3, 0, 1),
                        round("DEPOSITS", 20, 20, 1, 0, 2)));
        rules.put("prizes", List.of(yuan(3_000), yuan(1_000)));
        rules.put("royalty", 300);
        rules.put("price", yuan(399));
        rules.put("deposit", yuan(399));
        rules.put("insiders", false);
        return rules;
    }

    private static Map<String, Object> round(String kind, int until, int revised, int keep, int shown, int least) {
        return Map.of(
                "kind", kind,
                "until", in(Duration.ofDays(until)),
                "revisedUntil", in(Duration.ofDays(revised)),
                "keep", keep,
                "shown", shown,
                "least", least,
                "quorum", 1);
    }
}

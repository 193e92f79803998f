package org.wishwright.simulator.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.wishwright.simulator.http.Api;
import org.wishwright.simulator.http.Call;

/** People of the demo wish for what nobody sells, others join, and the operator reads all but the last two. */
final class Wishing {

    /** @param by who posts it; @param joiners who want it too */
    private record Wish(String by, String title, String body, String price, String region, List<String> joiners) {}

    private static final List<String> ALL = List.of("floor", "cutter", "sawyer", "joiner");
    private static final int STILL_WAITING = 2;

    private static final List<Wish> WISHES = List.of(
            new Wish("consumer", "过膝的墨绿羊毛大衣", "纯羊毛，长过膝盖，内衬可拆，通勤穿。", "900", "CN-SH", ALL),
            new Wish("sawyer", "走廊用的窄书架，深二十厘米", "实木到顶，走廊很窄，不想碰头。", "1200", "CN-ZJ", List.of("floor", "cutter")),
            new Wish("cutter", "左撇子裁缝剪刀", "裁布的大剪刀，刀口要反过来。", "180", "CN-JS", List.of("maker")),
            new Wish("floor", "会折叠的小台灯", "宿舍桌子小，折起来像一本书，光不闪。", "260", "CN-GD", List.of("sawyer", "consumer")),
            new Wish("joiner", "认养一棵樱桃树", "带孩子去摘，剩下的寄给我。", "600", "CN-SN", List.of("consumer", "floor", "cutter")),
            new Wish("consumer", "有口袋的日常旗袍", "棉麻，上班能穿，两个口袋。", "480", "CN-SH", List.of()),
            new Wish("maker", "盲文药盒，一周七格", "给看不见的外婆，盖子好开。", "60", "CN-FJ", List.of("consumer", "joiner")),
            new Wish(
                    "cutter",
                    "Cargo bike for two children",
                    "Rain cover, two seats in front, electric.",
                    "14000",
                    "ZZ",
                    List.of("sawyer")),
            new Wish(
                    "floor",
                    "Mug with a large handle",
                    "For arthritis: four fingers must fit, and it must be light.",
                    "90",
                    "ZZ",
                    List.of()),
            new Wish("sawyer", "孩子能用到高中的升降书桌", "桌面实木，圆角，能升降。", "2200", "CN-ZJ", List.of("joiner", "consumer")),
            new Wish(
                    "joiner",
                    "Travel guitar with full scale",
                    "Steel strings; it must fit an overhead locker.",
                    "3200",
                    "ZZ",
                    List.of("cutter")),
            new Wish("cutter", "过膝羊毛大衣，深灰", "和墨绿那件差不多，想要深灰。", "850", "CN-SH", List.of()),
            new Wish("floor", "安静的猫跑轮", "家里猫太胖，直径一米二，静音。", "700", "CN-BJ", List.of()));

    private final Api api;
    private final String password;
    private final Consumer<String> says;
    private final Map<String, String> sessions = new HashMap<>();

    Wishing(Api api, String password, Consumer<String> says) {
        this.api = api;
        this.password = password;
        this.says = says;
    }

    /** @return the wish for a coat, which others want too */
    String coat() {
        says.accept(WISHES.size() + " things are wished for");
        String first = "";
        for (int i = 0; i < WISHES.size(); i++) {
            var posted = posted(WISHES.get(i), i >= WISHES.size() - STILL_WAITING);
            first = first.isEmpty() ? posted : first;
        }
        return first;
    }

    private String posted(Wish wish, boolean waits) {
        var said = Map.of("title", wish.title(), "body", wish.body(), "price", wish.price(), "region", wish.region());
        var id = api.json(Call.post("/api/v1/wall", said)
                        .as(session(wish.by()))
                        .keyed("wishing-" + wish.title().hashCode()))
                .path("wish")
                .asString("");
        if (!waits) {
            api.send(Call.post("/api/v1/operator/wall/" + id + "/decision", Map.of("decision", "approve"))
                    .as(session("operator")));
            int price = Integer.parseInt(wish.price());
            for (var joiner : wish.joiners()) {
                price += price / 20;
                var more = Map.of("price", String.valueOf(price), "region", wish.region());
                api.send(Call.put("/api/v1/wall/" + id + "/want", more).as(session(joiner)));
            }
        }
        return id;
    }

    private String session(String account) {
        return sessions.computeIfAbsent(
                account,
                name -> api.json(
                                Call.post("/api/v1/sessions", Map.of("email", name + Trade.MAIL, "password", password)))
                        .path("token")
                        .asString(""));
    }
}

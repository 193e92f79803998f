package org.wishwright.simulator.history;

import java.util.List;
import java.util.Map;
import org.wishwright.simulator.drive.Account;
import org.wishwright.simulator.http.Call;

/** What a buyer asks in her order's conversation, and what the maker answers; one question is left for whoever tries the demo. */
final class Chatting {

    private record Exchange(String question, String answer) {}

    private static final List<Exchange> CHINESE = List.of(
            new Exchange("你好，我周末不在家，可以工作日派送吗？", "可以的，已经备注工作日派送。"),
            new Exchange("第一次定制，开工前会再看一遍我的尺寸吗？", "会的，我们看过了，各处尺寸都对得上，放心。"));
    private static final List<Exchange> ENGLISH = List.of(
            new Exchange(
                    "I am away at weekends. Can it come on a weekday?",
                    "Yes, of course. We have noted it for the carrier."),
            new Exchange(
                    "It is my first order made to measure. Will you look over my sizes before you begin?",
                    "We have, and they go together well. Nothing to worry about."));
    private static final String HOW_FAR_CHINESE = "请问现在做到哪一步了？";
    private static final String HOW_FAR_ENGLISH = "How far along is it?";

    private Chatting() {}

    /** @param key of the order's own; a message sent twice under it is one message */
    static void asked(Shopper shopper, Trade trade, String order, String key, int number) {
        var exchanges = shopper.isChinese() ? CHINESE : ENGLISH;
        var exchange = exchanges.get(number % exchanges.size());
        say(shopper.account(), order, exchange.question(), key + "-question");
        say(trade.maker(), order, exchange.answer(), key + "-answer");
    }

    static void waiting(Shopper shopper, String order, String key) {
        say(shopper.account(), order, shopper.isChinese() ? HOW_FAR_CHINESE : HOW_FAR_ENGLISH, key + "-waiting");
    }

    private static void say(Account account, String order, String text, String key) {
        account.send(Call.post("/api/v1/talk/order/" + order + "/messages", Map.of("text", text))
                .keyed(key));
    }
}

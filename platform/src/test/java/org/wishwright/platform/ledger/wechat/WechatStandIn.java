package org.wishwright.platform.ledger.wechat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;
import org.wishwright.platform.ledger.StandIn;
import org.wishwright.platform.ledger.TestKeys;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** WeChat Pay's API v3 as described: signed both ways over time, nonce and body. */
@NullUnmarked // it answers what was put in, or fails the test
final class WechatStandIn extends StandIn {

    private static final Pattern AUTHORIZATION = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    /** An order of theirs. */
    private static final class Order {
        final long total;
        String state = "NOTPAY";
        final Map<String, Long> refunds = new HashMap<>();

        Order(long total) {
            this.total = total;
        }
    }

    private final ObjectMapper json = new ObjectMapper();
    private final TestKeys merchant;
    private final TestKeys wechat;
    private final Map<String, Order> orders = new HashMap<>();
    private final Map<String, JsonNode> sharings = new LinkedHashMap<>();
    volatile boolean signsWrongly;

    WechatStandIn(TestKeys merchant, TestKeys wechat) {
        this.merchant = merchant;
        this.wechat = wechat;
    }

    synchronized boolean pay(String number) {
        var order = orders.get(number);
        if (order == null || !order.state.equals("NOTPAY")) {
            return false;
        }
        order.state = "SUCCESS";
        return true;
    }

    synchronized int payments() {
        return orders.size();
    }

    synchronized long refunded(String number) {
        return orders.get(number).refunds.values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    synchronized long shared() {
        return sharings.values().stream()
                .flatMap(sharing -> sharing.path("receivers").valueStream())
                .mapToLong(receiver -> receiver.path("amount").asLong(0))
                .sum();
    }

    @Override
    protected synchronized Answer answer(Asked asked) {
        var answer = genuine(asked) ? answered(asked) : error(401, "SIGN_ERROR");
        var headers = new HashMap<>(answer.headers());
        headers.put("Wechatpay-Serial", "PUB_KEY_ID_1");
        var now = Long.toString(System.currentTimeMillis() / 1_000); // the client refuses older ones
        headers.put("Wechatpay-Timestamp", now);
        headers.put("Wechatpay-Nonce", "nonce");
        var signer = signsWrongly ? merchant : wechat;
        headers.put("Wechatpay-Signature", signer.sign(now + "\nnonce\n" + answer.body() + "\n"));
        return new Answer(answer.status(), headers, answer.body());
    }

    private boolean genuine(Asked asked) {
        var said = new HashMap<String, String>();
        var matcher = AUTHORIZATION.matcher(asked.headers().getOrDefault("authorization", ""));
        while (matcher.find()) {
            said.put(matcher.group(1), matcher.group(2));
        }
        var query = asked.fields().isEmpty()
                ? ""
                : "?"
                        + String.join(
                                "&",
                                asked.fields().entrySet().stream()
                                        .map(field -> field.getKey() + "=" + field.getValue())
                                        .toList());
        var text = String.join(
                "\n",
                asked.method(),
                asked.path() + query,
                said.getOrDefault("timestamp", ""),
                said.getOrDefault("nonce_str", ""),
                asked.body(),
                "");
        return "1900000001".equals(said.get("mchid")) && merchant.signed(text, said.getOrDefault("signature", ""));
    }

    private Answer answered(Asked asked) {
        var path = asked.path();
        var body = asked.body().isEmpty() ? json.createObjectNode() : json.readTree(asked.body());
        if (path.equals("/v3/pay/transactions/native") || path.equals("/v3/pay/transactions/jsapi")) {
            return begun(path, body);
        }
        if (path.startsWith("/v3/pay/transactions/out-trade-no/")) {
            var parts = path.split("/", -1);
            var order = orders.get(parts[5]);
            if (order == null) {
                return error(404, "ORDER_NOT_EXIST");
            }
            return path.endsWith("/close") ? closed(order) : said(parts[5], order);
        }
        if (path.equals("/v3/refund/domestic/refunds")) {
            return refunded(body);
        }
        return path.startsWith("/v3/profitsharing/orders") ? shared(asked, body) : error(404, "NO_SUCH_ADDRESS");
    }

    private Answer begun(String path, JsonNode body) {
        var number = body.path("out_trade_no").asString("");
        var known = orders.putIfAbsent(
                number, new Order(body.path("amount").path("total").asLong(0)));
        if (known != null && known.state.equals("SUCCESS")) {
            return error(400, "ORDERPAID");
        }
        return ok(
                path.endsWith("native")
                        ? Map.of("code_url", "weixin://wxpay/bizpayurl?pr=" + number)
                        : Map.of("prepay_id", "wx" + number));
    }

    private static Answer closed(Order order) {
        if (!order.state.equals("NOTPAY")) {
            return error(400, "ORDERPAID");
        }
        order.state = "CLOSED";
        return new Answer(204, Map.of(), "");
    }

    private Answer said(String number, Order order) {
        return ok(Map.of(
                "appid",
                "wx0001",
                "mchid",
                "1900000001",
                "out_trade_no",
                number,
                "transaction_id",
                "4200" + number.substring(0, 8),
                "trade_state",
                order.state,
                "amount",
                Map.of("total", order.total, "currency", "CNY")));
    }

    private Answer refunded(JsonNode body) {
        var order = orders.get(body.path("out_trade_no").asString(""));
        if (order == null) {
            return error(404, "RESOURCE_NOT_EXISTS");
        }
        var id = body.path("out_refund_no").asString("");
        long asked = body.path("amount").path("refund").asLong(0);
        boolean known = order.refunds.containsKey(id);
        long before = order.refunds.values().stream().mapToLong(Long::longValue).sum();
        if (!known
                && (before + asked > order.total
                        || body.path("amount").path("total").asLong(0) != order.total)) {
            return error(400, "INVALID_REQUEST");
        }
        order.refunds.put(id, asked);
        return ok(Map.of(
                "refund_id",
                "5030" + id.substring(0, 8),
                "out_refund_no",
                id,
                "status",
                known ? "SUCCESS" : "PROCESSING"));
    }

    private Answer shared(Asked asked, JsonNode body) {
        boolean asks = asked.method().equals("GET");
        var id = asks
                ? asked.path().substring(asked.path().lastIndexOf('/') + 1)
                : body.path("out_order_no").asString("");
        if (!asks) {
            long sum = body.path("receivers")
                    .valueStream()
                    .mapToLong(to -> to.path("amount").asLong(0))
                    .sum();
            if (sum > 12_345 * 3 / 10) {
                return error(400, "RULE_LIMIT");
            }
            sharings.put(id, body);
        }
        if (!sharings.containsKey(id)) {
            return error(404, "RESOURCE_NOT_EXISTS");
        }
        var receivers = sharings.get(id)
                .path("receivers")
                .valueStream()
                .map(to -> Map.of("account", to.path("account").asString(""), "result", asks ? "SUCCESS" : "PENDING"))
                .toList();
        return ok(Map.of(
                "out_order_no",
                id,
                "order_id",
                "3008" + id,
                "state",
                asks ? "FINISHED" : "PROCESSING",
                "receivers",
                List.copyOf(receivers)));
    }

    private Answer ok(Map<String, ?> body) {
        return Answer.json(200, json.writeValueAsString(body));
    }

    private static Answer error(int status, String code) {
        return Answer.json(status, "{\"code\":\"" + code + "\",\"message\":\"no\"}");
    }
}

package org.wishwright.platform.ledger.alipay;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.wishwright.platform.ledger.StandIn;
import org.wishwright.platform.ledger.TestKeys;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The gateway of Alipay's open platform as described: RSA2 both ways, a trade comes into being when its code is scanned. */
@NullUnmarked // it answers what was put in, or fails the test
final class AlipayStandIn extends StandIn {

    /** A trade; its state is empty until the payer has scanned the code. */
    private static final class Trade {
        final String amount;
        String state = "";
        final Map<String, String> refunds = new HashMap<>();

        Trade(String amount) {
            this.amount = amount;
        }
    }

    private final ObjectMapper json = new ObjectMapper();
    private final TestKeys app;
    private final TestKeys alipay;
    private final Map<String, Trade> trades = new HashMap<>();
    private final Map<String, Map<String, String>> royalties = new HashMap<>();
    volatile boolean signsWrongly;

    AlipayStandIn(TestKeys app, TestKeys alipay) {
        this.app = app;
        this.alipay = alipay;
    }

    synchronized boolean pay(String number) {
        var trade = trades.get(number);
        if (trade == null || trade.state.equals("TRADE_CLOSED")) {
            return false;
        }
        trade.state = "TRADE_SUCCESS";
        return true;
    }

    synchronized int payments() {
        return trades.size();
    }

    synchronized long refunded(String number) {
        return trades.get(number).refunds.values().stream()
                .mapToLong(AlipayStandIn::fen)
                .sum();
    }

    synchronized long shared() {
        return royalties.values().stream()
                .flatMap(parts -> parts.values().stream())
                .mapToLong(AlipayStandIn::fen)
                .sum();
    }

    @Override
    protected int timesSent() {
        return 2;
    }

    @Override
    protected synchronized Answer answer(Asked asked) {
        var fields = asked.fields();
        var signed = new TreeMap<>(fields);
        var signature = signed.remove("sign");
        var content = signed.entrySet().stream()
                .filter(field -> !field.getValue().isEmpty())
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("&"));
        var method = fields.get("method");
        var said = signature != null && app.signed(content, signature)
                ? answered(method, json.readTree(fields.get("biz_content")))
                : failed("40002", "isv.invalid-signature");
        var inner = json.writeValueAsString(said);
        return Answer.json(
                200,
                "{\"" + method.replace('.', '_') + "_response\":" + inner + ",\"sign\":\""
                        + (signsWrongly ? app : alipay).sign(inner) + "\"}");
    }

    private Map<String, Object> answered(String method, JsonNode asked) {
        var number = asked.path("out_trade_no").asString("");
        var trade = trades.get(number);
        boolean there = trade != null && !trade.state.isEmpty();
        return switch (method) {
            case "alipay.trade.precreate" -> {
                trades.putIfAbsent(number, new Trade(asked.path("total_amount").asString("")));
                yield done("out_trade_no", number, "qr_code", "https://qr.example/" + number);
            }
            case "alipay.trade.query" -> there ? queried(number, trade) : failed("40004", "ACQ.TRADE_NOT_EXIST");
            case "alipay.trade.close" -> {
                if (!there) {
                    yield failed("40004", "ACQ.TRADE_NOT_EXIST");
                }
                yield trade.state.equals("TRADE_SUCCESS") ? failed("40004", "ACQ.TRADE_STATUS_ERROR") : done();
            }
            case "alipay.trade.refund" -> there ? refunded(trade, asked) : failed("40004", "ACQ.TRADE_NOT_EXIST");
            case "alipay.trade.fastpay.refund.query" ->
                there && trade.refunds.containsKey(asked.path("out_request_no").asString(""))
                        ? done("refund_status", "REFUND_SUCCESS")
                        : done();
            case "alipay.trade.order.settle" -> settled(asked);
            case "alipay.trade.order.settle.query" -> {
                var parts = royalties.get(asked.path("out_request_no").asString(""));
                yield parts == null
                        ? failed("40004", "ACQ.SETTLE_ORDER_NOT_EXIST")
                        : with(
                                done(),
                                "royalty_detail_list",
                                parts.keySet().stream()
                                        .map(to -> Map.of(
                                                "operation_type", "transfer", "trans_in", to, "state", "SUCCESS"))
                                        .toList());
            }
            default -> failed("40002", "isv.invalid-method");
        };
    }

    private static Map<String, Object> queried(String number, Trade trade) {
        return done(
                "out_trade_no",
                number,
                "trade_no",
                "2026" + number.substring(0, 8),
                "trade_status",
                trade.state,
                "total_amount",
                trade.amount,
                "send_pay_date",
                "2026-03-01 12:00:00");
    }

    private static Map<String, Object> refunded(Trade trade, JsonNode asked) {
        var id = asked.path("out_request_no").asString("");
        var amount = asked.path("refund_amount").asString("");
        if (trade.refunds.containsKey(id)) {
            return done("fund_change", "N", "refund_fee", amount);
        }
        long before =
                trade.refunds.values().stream().mapToLong(AlipayStandIn::fen).sum();
        if (before + fen(amount) > fen(trade.amount)) {
            return failed("40004", "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL");
        }
        trade.refunds.put(id, amount);
        return done("fund_change", "Y", "refund_fee", amount);
    }

    private Map<String, Object> settled(JsonNode asked) {
        var parts = new HashMap<String, String>();
        asked.path("royalty_parameters")
                .forEach(part -> parts.put(
                        part.path("trans_in").asString(""), part.path("amount").asString("")));
        if (parts.values().stream().mapToLong(AlipayStandIn::fen).sum() > 12_345 * 3 / 10) {
            return failed("40004", "ACQ.ROYALTY_AMOUNT_EXCEED_RATIO");
        }
        royalties.put(asked.path("out_request_no").asString(""), parts);
        return done("trade_no", asked.path("trade_no").asString(""));
    }

    private static Map<String, Object> done(String... fields) {
        var said = new TreeMap<String, Object>(Map.of("code", "10000", "msg", "Success"));
        for (int i = 0; i < fields.length; i += 2) {
            said.put(fields[i], fields[i + 1]);
        }
        return said;
    }

    private static Map<String, Object> with(Map<String, Object> said, String name, List<?> list) {
        said.put(name, list);
        return said;
    }

    private static Map<String, Object> failed(String code, String subCode) {
        return new TreeMap<>(Map.of("code", code, "msg", "Business Failed", "sub_code", subCode, "sub_msg", "no"));
    }

    private static long fen(String yuan) {
        return new BigDecimal(yuan).movePointRight(2).longValueExact();
    }
}

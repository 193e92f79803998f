package org.wishwright.platform.ledger.stripe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.wishwright.platform.ledger.StandIn;
import tools.jackson.databind.ObjectMapper;

/** The parts of Stripe's API that are used, as described: forms in, JSON out, answers remembered by idempotency key. */
@NullUnmarked // it answers what was put in, or fails the test
final class StripeStandIn extends StandIn {

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Map<String, Object>> intents = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> refunds = new LinkedHashMap<>();
    private final List<Map<String, Object>> transfers = new ArrayList<>();
    private final Map<String, Answer> byKey = new HashMap<>();

    synchronized boolean pay(String payment) {
        var intent = found(payment);
        if (intent == null || !"requires_payment_method".equals(intent.get("status"))) {
            return false;
        }
        boolean hold = "manual".equals(intent.get("capture_method"));
        intent.put("status", hold ? "requires_capture" : "succeeded");
        intent.put(hold ? "amount_capturable" : "amount_received", intent.get("amount"));
        intent.put("latest_charge", "ch_1");
        return true;
    }

    synchronized int payments() {
        return intents.size();
    }

    synchronized long refunded(String payment) {
        return refunds.values().stream()
                .filter(refund ->
                        refund.get("payment_intent").equals(found(payment).get("id")))
                .mapToLong(refund -> (Long) refund.get("amount"))
                .sum();
    }

    synchronized long shared() {
        return transfers.stream()
                .mapToLong(transfer -> (Long) transfer.get("amount"))
                .sum();
    }

    @Override
    protected int timesSent() {
        return 2;
    }

    @Override
    protected synchronized Answer answer(Asked asked) {
        if (!"Bearer sk_test_1".equals(asked.headers().get("authorization"))) {
            return error(401, "api_key_invalid");
        }
        var key = asked.headers().get("idempotency-key");
        if (key == null) {
            return answered(asked);
        }
        return byKey.computeIfAbsent(key, first -> answered(asked));
    }

    private Answer answered(Asked asked) {
        var path = asked.path().split("/", -1);
        boolean posts = asked.method().equals("POST");
        return switch (path[2]) {
            case "payment_intents" ->
                path.length == 3
                        ? begun(asked.fields())
                        : path[3].equals("search") ? searched(asked) : of(path, asked.fields());
            case "refunds" -> posts ? refunded(asked.fields()) : list(refunds.values());
            case "transfers" ->
                posts
                        ? transferred(asked.fields())
                        : list(transfers.stream()
                                .filter(transfer -> transfer.get("transfer_group")
                                        .equals(asked.fields().get("transfer_group")))
                                .toList());
            default -> error(404, "unknown_address");
        };
    }

    private Answer begun(Map<String, String> fields) {
        var id = "pi_" + (intents.size() + 1);
        var intent = new HashMap<String, Object>();
        intent.put("id", id);
        intent.put("object", "payment_intent");
        intent.put("amount", Long.parseLong(fields.get("amount")));
        intent.put("amount_received", 0L);
        intent.put("amount_capturable", 0L);
        intent.put("currency", fields.get("currency"));
        intent.put("capture_method", fields.get("capture_method"));
        intent.put("client_secret", id + "_secret");
        intent.put("status", "requires_payment_method");
        intent.put(
                "metadata",
                Map.of(
                        StripeProvider.PAYMENT, fields.get("metadata[" + StripeProvider.PAYMENT + "]"),
                        StripeProvider.MERCHANT, fields.get("metadata[" + StripeProvider.MERCHANT + "]")));
        intents.put(id, intent);
        return ok(intent);
    }

    private Answer searched(Asked asked) {
        var query = asked.fields().get("query");
        return ok(Map.of(
                "object",
                "search_result",
                "data",
                intents.values().stream()
                        .filter(intent -> query.contains(
                                (String) ((Map<?, ?>) intent.get("metadata")).get(StripeProvider.PAYMENT)))
                        .toList(),
                "has_more",
                false));
    }

    private Answer of(String[] path, Map<String, String> fields) {
        var intent = intents.get(path[3]);
        if (intent == null) {
            return error(404, "resource_missing");
        }
        var does = path.length == 5 ? path[4] : "";
        if (does.equals("cancel")) {
            if ("succeeded".equals(intent.get("status"))) {
                return error(400, "payment_intent_unexpected_state");
            }
            intent.put("status", "canceled");
        } else if (does.equals("capture")) {
            long amount = Long.parseLong(fields.get("amount_to_capture"));
            if (!"requires_capture".equals(intent.get("status")) || amount > (Long) intent.get("amount_capturable")) {
                return error(400, "payment_intent_unexpected_state");
            }
            intent.put("status", "succeeded");
            intent.put("amount_received", amount);
            intent.put("amount_capturable", 0L);
        }
        return ok(intent);
    }

    private Answer refunded(Map<String, String> fields) {
        var intent = intents.get(fields.get("payment_intent"));
        long amount = Long.parseLong(fields.get("amount"));
        long before = refunds.values().stream()
                .filter(refund -> refund.get("payment_intent").equals(fields.get("payment_intent")))
                .mapToLong(refund -> (Long) refund.get("amount"))
                .sum();
        if (intent == null || before + amount > (Long) intent.get("amount_received")) {
            return error(400, "charge_already_refunded");
        }
        var id = "re_" + (refunds.size() + 1);
        Map<String, Object> refund = Map.of(
                "id",
                id,
                "object",
                "refund",
                "amount",
                amount,
                "payment_intent",
                fields.get("payment_intent"),
                "status",
                "succeeded",
                "metadata",
                Map.of(StripeProvider.REFUND, fields.get("metadata[" + StripeProvider.REFUND + "]")));
        refunds.put(id, refund);
        return ok(refund);
    }

    private Answer transferred(Map<String, String> fields) {
        long amount = Long.parseLong(fields.get("amount"));
        if (amount > 12_345) {
            return error(400, "balance_insufficient");
        }
        Map<String, Object> transfer = Map.of(
                "id",
                "tr_" + (transfers.size() + 1),
                "object",
                "transfer",
                "amount",
                amount,
                "destination",
                fields.get("destination"),
                "transfer_group",
                fields.get("transfer_group"));
        transfers.add(transfer);
        return ok(transfer);
    }

    private @org.jspecify.annotations.Nullable Map<String, Object> found(String payment) {
        return intents.values().stream()
                .filter(intent -> payment.equals(((Map<?, ?>) intent.get("metadata")).get(StripeProvider.PAYMENT)))
                .findFirst()
                .orElse(null);
    }

    private Answer list(java.util.Collection<Map<String, Object>> items) {
        return ok(Map.of("object", "list", "data", List.copyOf(items), "has_more", false));
    }

    private Answer ok(Map<String, ?> body) {
        return Answer.json(200, json.writeValueAsString(body));
    }

    private static Answer error(int status, String code) {
        return Answer.json(
                status,
                "{\"error\":{\"type\":\"invalid_request_error\",\"code\":\"" + code + "\",\"message\":\"no\"}}");
    }
}

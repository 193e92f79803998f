package org.wishwright.simulator.drive;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.wishwright.simulator.http.Api;
import org.wishwright.simulator.http.Call;
import org.wishwright.simulator.http.CallRefused;
import org.wishwright.simulator.input.Sale;
import tools.jackson.databind.JsonNode;

/** What a consumer does: choose one by one, let the rest be completed, put into the cart, look at price and date, order, pay. */
public final class Shopping {

    private static final long SETTLE_MILLIS = 120_000;
    private static final int ODD_PAYMENT_IN = 200;
    private static final List<String> ODD_PAYMENTS = List.of("decline", "late", "duplicate", "silent");

    private final Api api;
    private final Consumers consumers;
    private final Sales sales;
    private final Tally tally;
    private final String version;
    private final String run;
    private final String currency;
    private final long seed;

    /** What all shopping of a replay has in common. */
    public record Setting(String version, String currency, String run, long seed) {}

    public Shopping(Api api, Consumers consumers, Sales sales, Tally tally, Setting setting) {
        this.api = api;
        this.consumers = consumers;
        this.sales = sales;
        this.tally = tally;
        this.version = setting.version();
        this.currency = setting.currency();
        this.run = setting.run();
        this.seed = setting.seed();
    }

    /** Chooses and fills the cart, unless that was done before. A sale that breaks a rule is recorded as refused. */
    public SaleRecord configure(Sale sale) {
        var known = sales.get(sale.number()).orElse(null);
        return known == null ? configure(sale, 0) : known;
    }

    private SaleRecord configure(Sale sale, int attempt) {
        try {
            var chosen = choose(sale);
            var whole = api.json(Call.post("/api/v1/versions/" + version + "/completion", Map.of("choices", chosen)));
            var line = consumers
                    .of(sale.number())
                    .json(Call.post(
                            "/api/v1/cart/lines",
                            Map.of("version", version, "choices", whole.path("choices"), "quantity", 1)));
            tally.add(Tally.Stage.CONFIGURED, 1);
            return sales.put(SaleRecord.inCart(
                    sale.number(),
                    attempt,
                    line.path("line").asString(""),
                    line.path("unitPrice").path("minor").asLong()));
        } catch (CallRefused refused) {
            return sales.put(SaleRecord.refused(sale.number(), String.valueOf(refused.getMessage())));
        }
    }

    private Map<String, String> choose(Sale sale) {
        var chosen = new LinkedHashMap<String, String>();
        for (var choice : sale.choices().entrySet()) {
            chosen.put(choice.getKey(), choice.getValue());
            long began = System.nanoTime();
            api.send(Call.post(
                    "/api/v1/versions/" + version + "/selection",
                    Map.of("choices", chosen, "fields", List.of("prices"))));
            tally.choice(System.nanoTime() - began);
        }
        return chosen;
    }

    /** Orders and pays what is in the cart, unless that was done before. */
    public SaleRecord buy(Sale sale, SaleRecord from) {
        var record = from;
        var consumer = consumers.of(sale.number());
        while (!record.done()) {
            try {
                if (record.order() == null) {
                    record = order(consumer, record);
                }
                record = pay(consumer, record) ? sales.put(record.asPaid()) : configure(sale, record.attempt() + 1);
            } catch (CallRefused refused) {
                record = sales.put(SaleRecord.refused(sale.number(), String.valueOf(refused.getMessage())));
            }
        }
        return record;
    }

    private SaleRecord order(Account consumer, SaleRecord record) {
        var lines = List.of(String.valueOf(record.line()));
        var address = address(record.sale());
        JsonNode quote;
        try {
            quote = consumer.json(Call.post("/api/v1/checkout/quote", Map.of("lines", lines, "address", address)));
        } catch (CallRefused refused) {
            quote = totalOfLostAnswer(record, refused);
        }
        var request = new LinkedHashMap<String, Object>();
        request.put("lines", lines);
        request.put("address", address);
        request.put("acceptTerms", true);
        request.put("acceptMadeToOrder", true);
        request.put("expectedTotal", quote.path("total"));
        var placed = consumer.json(Call.post("/api/v1/orders", request).keyed(key(record, "order")));
        tally.add(Tally.Stage.ORDERED, 1);
        return sales.put(record.ordered(
                placed.path("order").asString(""), placed.path("shipBy").asString("")));
    }

    /**
     * A quote refused because the line has left the cart: the order was placed, but its answer was lost with an earlier run. Without
     * freight the total is the line's price, so the same request can be made again and is answered as then.
     */
    private JsonNode totalOfLostAnswer(SaleRecord record, CallRefused refused) {
        if (!refused.code().endsWith("not-found")) {
            throw refused;
        }
        var nodes = tools.jackson.databind.node.JsonNodeFactory.instance;
        var total = nodes.objectNode().put("minor", record.unitPrice()).put("currency", currency);
        return nodes.objectNode().set("total", total);
    }

    private static Map<String, String> address(int sale) {
        return Map.of(
                "name",
                "Consumer",
                "phone",
                Consumers.phone(sale % 80),
                "region",
                "浙江省杭州市西湖区",
                "street",
                "Replay Road " + sale);
    }

    /** @return false when the order lapsed before anybody paid, as after a long interruption */
    private boolean pay(Account consumer, SaleRecord record) {
        var scenario = scenario(record.sale());
        var path = "/api/v1/orders/" + record.order() + "/payments";
        try {
            var state = paid(consumer, path, scenario, key(record, "pay-" + scenario));
            if (state.equals("DECLINED")) {
                state = paid(consumer, path, "success", key(record, "pay-again"));
            }
            if (state.equals("CAPTURED")) {
                tally.add(Tally.Stage.PAID, 1);
                return true;
            }
        } catch (CallRefused refused) {
            if (!refused.code().equals("order.not-payable")) {
                throw refused;
            }
        }
        return settled(consumer, record);
    }

    private static String paid(Account consumer, String path, String scenario, String key) {
        return consumer.json(Call.post(path, Map.of("method", "sandbox", "scenario", scenario))
                        .keyed(key))
                .path("state")
                .asString("");
    }

    /** Waits until the provider's late word has reached the order. */
    private boolean settled(Account consumer, SaleRecord record) {
        long deadline = System.currentTimeMillis() + SETTLE_MILLIS;
        while (true) {
            var state = consumer.json(Call.get("/api/v1/orders/" + record.order()))
                    .path("state")
                    .asString("");
            if (state.equals("LAPSED")) {
                return false;
            }
            if (!state.equals("AWAITING_PAYMENT")) {
                tally.add(Tally.Stage.PAID, 1);
                return true;
            }
            if (System.currentTimeMillis() > deadline) {
                throw new ReplayFailure("The payment of order " + record.order() + " (sale " + record.sale()
                        + ") was not settled within " + SETTLE_MILLIS / 1000 + " s.");
            }
            Api.pause(200);
        }
    }

    /** One in {@value #ODD_PAYMENT_IN} goes another way than success. */
    private String scenario(int sale) {
        var random = new Random(seed * 1_000_003L + sale);
        boolean odd = random.nextInt(ODD_PAYMENT_IN) == 0;
        return odd ? ODD_PAYMENTS.get(random.nextInt(ODD_PAYMENTS.size())) : "success";
    }

    private String key(SaleRecord record, String what) {
        return run + "-" + record.sale() + "-" + record.attempt() + "-" + what;
    }
}
